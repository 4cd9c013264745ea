// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.browser;

import dev.sessionstorage.it.jetty.JettyServer;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.handler.ContextHandler;

/** The server that {@code mvn jetty:run} starts, in this JVM. */
class DemoServer extends JettyServer {

  @Override
  protected ContextHandler newApplication(Path war) {
    WebAppContext application = new WebAppContext();
    application.setWar(war.toString());
    application.setThrowUnavailableOnStartupException(true);
    return application;
  }
}
