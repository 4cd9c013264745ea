// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import dev.sessionstorage.SessionStorage;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.handler.ContextHandler;

/** Jetty 12.0. */
class JettyEe10 extends JettyServer {

  @Override
  protected ContextHandler newApplication(Path war) {
    WebAppContext application = new WebAppContext();
    application.setWar(war.toString());
    application.setThrowUnavailableOnStartupException(true);
    application.setCrossContextDispatchSupported(true);
    prepare(application);
    return application;
  }

  /** Hides the library of this class path from applications, which have their own. */
  static void prepare(WebAppContext application) {
    application.setParentLoaderPriority(false);
    application
        .getHiddenClassMatcher()
        .add(SessionStorage.class.getProtectionDomain().getCodeSource().getLocation().toString());
    application.getSecurityHandler().setLoginService(users());
  }
}
