// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.session.FileSessionDataStoreFactory;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The server of a member, as {@code mvn jetty:run} has it, with an engine added to the demo. */
final class MemberServer {

  private MemberServer() {}

  static ProcessHandle start(int port, Folder folder, Engine engine) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    if (engine.isLasting()) {
      server.addBean(filesFor(folder.httpSessions(engine, port)));
    }
    WebAppContext demo = demo(port, folder);
    addJars(demo, folder.jars(engine));
    server.setHandler(demo);
    server.start();
    return ProcessHandle.current();
  }

  /** A browser finds its storage by its HTTP session, which has to last too. */
  private static FileSessionDataStoreFactory filesFor(Path httpSessions) {
    FileSessionDataStoreFactory files = new FileSessionDataStoreFactory();
    files.setStoreDir(httpSessions.toFile());
    return files;
  }

  private static void addJars(WebAppContext demo, List<Path> jars) {
    ResourceFactory resources = ResourceFactory.of(demo);
    demo.setExtraClasspath(jars.stream().map(resources::newResource).toList());
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
