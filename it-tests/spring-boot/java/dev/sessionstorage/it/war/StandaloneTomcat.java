// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.war;

import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat in a process of its own, with nothing else on its class path. */
public final class StandaloneTomcat {
  private StandaloneTomcat() {}

  /** Deploys the WAR folder args[1] under the path args[2], in the base folder args[0]. */
  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(args[0]);
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addWebapp(args[2], Path.of(args[1]).toAbsolutePath().toString());
    try {
      tomcat.start();
    } finally {
      System.out.println(context.getState() + " port=" + tomcat.getConnector().getLocalPort());
    }
    tomcat.getServer().await();
  }
}
