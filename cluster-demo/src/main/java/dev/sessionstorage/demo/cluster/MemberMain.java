// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.nio.file.Path;

/** The process of a member. */
final class MemberMain {

  private MemberMain() {}

  /** Takes the port, the folder of the launcher and the engine. */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Folder folder = new Folder(Path.of(arguments[1]));
    Answer.to(() -> MemberServer.start(port, folder, Engine.valueOf(arguments[2])));
  }
}
