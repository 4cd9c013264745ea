// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.realm.RealmBase;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** Tomcat with applications that may dispatch to each other. */
final class TomcatServer extends Server {
  private final Tomcat tomcat = new Tomcat();
  private final AtomicInteger logins = new AtomicInteger();

  TomcatServer() throws Exception {
    Path base = Files.createTempDirectory(Path.of("target"), "tomcat-").toAbsolutePath();
    Files.createDirectory(base.resolve("webapps"));
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getEngine().setRealm(new CountedRealm());
  }

  @Override
  void add(App app) {
    Context context = tomcat.addContext(app.path(), null);
    context.setCrossContext(true);
    context.addServletContainerInitializer((classes, servlets) -> app.start(servlets), null);
    app.errorPages()
        .forEach(
            (status, location) -> {
              ErrorPage page = new ErrorPage();
              page.setErrorCode(status);
              page.setLocation(location);
              context.addErrorPage(page);
            });
    if (app.isSecured()) {
      secure(context);
    }
  }

  private static void secure(Context context) {
    context.setLoginConfig(new LoginConfig("BASIC", "field", null, null));
    SecurityCollection pages = new SecurityCollection();
    pages.addPattern("/secure/*");
    SecurityConstraint constraint = new SecurityConstraint();
    constraint.addCollection(pages);
    constraint.addAuthRole("user");
    context.addConstraint(constraint);
    context.addSecurityRole("user");
    context.getPipeline().addValve(new BasicAuthenticator());
  }

  @Override
  void start() throws Exception {
    tomcat.start();
  }

  @Override
  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  int logins() {
    return logins.get();
  }

  @Override
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  /** Knows alice, and counts who asks. */
  private final class CountedRealm extends RealmBase {

    @Override
    public Principal authenticate(String username, String credentials) {
      logins.incrementAndGet();
      return "secret".equals(credentials) ? getPrincipal(username) : null;
    }

    @Override
    public boolean hasRole(org.apache.catalina.Wrapper wrapper, Principal principal, String role) {
      return true;
    }

    @Override
    protected String getPassword(String username) {
      return "secret";
    }

    @Override
    protected Principal getPrincipal(String username) {
      return new org.apache.catalina.realm.GenericPrincipal(username);
    }
  }
}
