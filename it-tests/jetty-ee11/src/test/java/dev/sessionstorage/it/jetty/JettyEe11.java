// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import java.nio.file.Path;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.handler.ContextHandler;

/** Jetty 12.1. */
class JettyEe11 extends JettyServer {

  @Override
  protected ContextHandler newApplication(Path war) {
    WebAppContext application = new WebAppContext();
    application.setWar(war.toString());
    application.setThrowUnavailableOnStartupException(true);
    application.setCrossContextDispatchSupported(true);
    application.getSecurityHandler().setLoginService(users());
    return application;
  }
}
