// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import org.h2.tools.Server;

/** The process of a database server: H2, which needs no installation. */
final class DatabaseMain {

  private DatabaseMain() {}

  /** Takes the port and a folder for the database. */
  public static void main(String[] arguments) {
    System.setProperty("h2.bindAddress", "127.0.0.1");
    Answer.to(() -> start(arguments[0], arguments[1]));
  }

  private static ProcessHandle start(String port, String folder) throws Exception {
    Server unused =
        Server.createTcpServer("-tcpPort", port, "-baseDir", folder, "-ifNotExists").start();
    return ProcessHandle.current();
  }
}
