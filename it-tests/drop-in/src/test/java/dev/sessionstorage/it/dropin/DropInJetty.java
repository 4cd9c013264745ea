// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.dropin;

import dev.sessionstorage.it.jetty.JettyServer;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.plus.jndi.Resource;
import org.eclipse.jetty.plus.jndi.Transaction;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.example.MockDataSource;
import org.example.MockUserTransaction;

/** Jetty 12.0 with annotations, JNDI and JSP. */
class DropInJetty extends JettyServer {
  private WebAppContext last;

  @Override
  protected ContextHandler newApplication(Path war) {
    WebAppContext application = new WebAppContext();
    application.setWar(war.toString());
    application.setThrowUnavailableOnStartupException(true);
    // where the demo of ActiveMQ finds its broker: one inside, that writes nothing to disk
    application.setInitParameter(
        "org.apache.activemq.brokerURL", "vm://demo?broker.persistent=false&broker.useJmx=false");
    // it brings a WebSocket along that is for Jetty 11
    application.setAttribute(
        "org.eclipse.jetty.containerInitializerExclusionPattern",
        "org\\.eclipse\\.jetty\\.websocket\\..*");
    HashLoginService nobody = new HashLoginService("Test Realm");
    nobody.setUserStore(new UserStore());
    application.getSecurityHandler().setLoginService(nobody);
    last = application;
    return application;
  }

  @Override
  public void start() throws Exception {
    super.start();
    // what the other demo finds in JNDI
    Object unused = new Resource(null, "jdbc/mydatasource", new MockDataSource());
    unused = new Transaction("ee10", new MockUserTransaction());
  }

  /** The application that was deployed last. */
  WebAppContext application() {
    return last;
  }
}
