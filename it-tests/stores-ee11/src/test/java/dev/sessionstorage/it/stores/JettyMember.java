// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import java.nio.file.Path;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.session.AbstractSessionCacheFactory;
import org.eclipse.jetty.session.FileSessionDataStoreFactory;

/** Jetty that keeps its sessions in files. */
final class JettyMember extends Member {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  /**
   * Makes one.
   *
   * @param store its files
   * @param savePeriod how often a session is written that has no new attributes, in seconds
   * @param cache which sessions stay in memory
   */
  JettyMember(Path store, int savePeriod, AbstractSessionCacheFactory cache) {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    FileSessionDataStoreFactory files = new FileSessionDataStoreFactory();
    files.setStoreDir(store.toFile());
    files.setSavePeriodSec(savePeriod);
    server.addBean(files);
    server.addBean(cache);
    ServletContextHandler application = new ServletContextHandler(ServletContextHandler.SESSIONS);
    application.setContextPath("/app");
    application.addServletContainerInitializer((classes, context) -> begin(context));
    server.setHandler(application);
  }

  @Override
  JettyMember start() throws Exception {
    server.start();
    return this;
  }

  @Override
  int port() {
    return connector.getLocalPort();
  }

  @Override
  void stop() throws Exception {
    server.stop();
  }
}
