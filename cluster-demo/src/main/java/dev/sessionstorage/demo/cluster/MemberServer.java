// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The server of a member, as {@code mvn jetty:run} has it, with Hazelcast added to the demo. */
final class MemberServer {

  private MemberServer() {}

  static void start(int port, Folder folder) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(demo(port, folder));
    server.start();
  }

  private static WebAppContext demo(int port, Folder folder) {
    WebAppContext demo = new WebAppContext();
    demo.setContextPath("/");
    demo.setWar(folder.application().toString());
    demo.setTempDirectory(folder.work(port).toFile());
    demo.setThrowUnavailableOnStartupException(true);
    demo.addEventListener(new OwnCookie(port));
    return demo;
  }

  /** Cookies do not tell ports apart: without it, one browser could not use two members. */
  private record OwnCookie(int port) implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      event.getServletContext().getSessionCookieConfig().setName("SESSION_STORAGE_DEMO_" + port);
    }
  }
}
