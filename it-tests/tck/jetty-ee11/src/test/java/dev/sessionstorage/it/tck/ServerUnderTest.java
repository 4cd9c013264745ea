// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tck;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.security.Credential;

/** Jetty 12.1 with the annotations and JSP of EE 11. */
public final class ServerUnderTest extends EmbeddedContainer {
  private final Map<String, WebAppContext> deployed = new ConcurrentHashMap<>();
  private final ContextHandlerCollection contexts = new ContextHandlerCollection();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @Override
  void startServer(Path folder) throws Exception {
    connector.setHost("127.0.0.1");
    connector
        .getConnectionFactory(HttpConnectionFactory.class)
        .getHttpConfiguration()
        .setRelativeRedirectAllowed(false); // the TCK follows absolute ones only
    server.addConnector(connector);
    server.setHandler(contexts);
    server.setTempDirectory(folder.toFile());
    server.addBean(users());
    server.start();
  }

  private static HashLoginService users() {
    UserStore store = new UserStore();
    addUser(store, "j2ee", "Administrator", "Employee");
    addUser(store, "javajoe", "Manager", "VP", "Employee");
    HashLoginService users = new HashLoginService("default");
    users.setUserStore(store);
    return users;
  }

  private static void addUser(UserStore store, String name, String... roles) {
    store.addUser(name, Credential.getCredential(name), roles);
  }

  @Override
  void stopServer() throws Exception {
    server.stop();
  }

  @Override
  int port() {
    return connector.getLocalPort();
  }

  @Override
  void startApplication(String path, Path war) throws Exception {
    WebAppContext application = new WebAppContext();
    application.setContextPath(path);
    application.setWar(war.toString());
    application.setThrowUnavailableOnStartupException(true);
    application.setCrossContextDispatchSupported(true);
    deployed.put(path, application);
    contexts.addHandler(application);
    application.start();
    contexts.manage(application);
  }

  @Override
  void stopApplication(String path) throws Exception {
    WebAppContext application = deployed.remove(path);
    if (application != null) {
      application.stop();
      contexts.removeHandler(application);
      application.destroy();
    }
  }
}
