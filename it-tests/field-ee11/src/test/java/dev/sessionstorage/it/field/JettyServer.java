// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.security.ConstraintMapping;
import org.eclipse.jetty.ee11.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserIdentity;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.Session;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.security.Credential;

/** Jetty 12.1 with applications that may dispatch to each other. */
final class JettyServer extends Server {
  private final org.eclipse.jetty.server.Server jetty = new org.eclipse.jetty.server.Server();
  private final ServerConnector connector = new ServerConnector(jetty);
  private final ContextHandlerCollection contexts = new ContextHandlerCollection();
  private final AtomicInteger logins = new AtomicInteger();

  JettyServer() {
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    jetty.setHandler(contexts);
  }

  @Override
  void add(App app) {
    ServletContextHandler context =
        new ServletContextHandler(
            app.path(), ServletContextHandler.SESSIONS | ServletContextHandler.SECURITY);
    context.setCrossContextDispatchSupported(true);
    context.addServletContainerInitializer((classes, servlets) -> app.start(servlets));
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    app.errorPages().forEach(errors::addErrorPage);
    context.setErrorHandler(errors);
    if (app.isSecured()) {
      secure((ConstraintSecurityHandler) context.getSecurityHandler());
    }
    contexts.addHandler(context);
  }

  private void secure(ConstraintSecurityHandler security) {
    UserStore store = new UserStore();
    store.addUser("alice", Credential.getCredential("secret"), new String[] {"user"});
    HashLoginService users = new CountedLogins();
    users.setUserStore(store);
    security.setLoginService(users);
    security.setAuthenticator(new BasicAuthenticator());
    ConstraintMapping mapping = new ConstraintMapping();
    mapping.setPathSpec("/secure/*");
    mapping.setConstraint(Constraint.from("user"));
    security.addConstraintMapping(mapping);
  }

  @Override
  void start() throws Exception {
    jetty.start();
  }

  @Override
  int port() {
    return connector.getLocalPort();
  }

  @Override
  int logins() {
    return logins.get();
  }

  @Override
  void stop() throws Exception {
    jetty.stop();
  }

  /** Counts who asks. */
  private final class CountedLogins extends HashLoginService {

    @Override
    public UserIdentity login(
        String username,
        Object credentials,
        Request request,
        java.util.function.Function<Boolean, Session> getOrCreateSession) {
      logins.incrementAndGet();
      return super.login(username, credentials, request, getOrCreateSession);
    }
  }
}
