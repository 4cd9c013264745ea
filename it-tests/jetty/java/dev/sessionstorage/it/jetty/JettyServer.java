// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.session.DefaultSessionIdManager;
import org.eclipse.jetty.session.FileSessionDataStoreFactory;
import org.eclipse.jetty.session.HouseKeeper;
import org.eclipse.jetty.util.security.Credential;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Jetty in this JVM: what is the same for all its lines, compiled against each of them. */
public abstract class JettyServer implements TestServer {
  private final Map<String, ContextHandler> deployed = new ConcurrentHashMap<>();
  private final ContextHandlerCollection contexts = new ContextHandlerCollection();
  private final Server server = new Server(threads());
  private final ServerConnector connector = new ServerConnector(server);

  private static ThreadPool threads() {
    return Boolean.getBoolean("virtual.threads")
        ? new AwaitedVirtualThreads()
        : new QueuedThreadPool();
  }

  /** Makes an application that fails to start when anything is wrong with it. */
  protected abstract ContextHandler newApplication(Path war);

  /** Keeps the sessions of this server in files. */
  public JettyServer keepingSessionsIn(Path store) {
    FileSessionDataStoreFactory files = new FileSessionDataStoreFactory();
    files.setStoreDir(store.toFile());
    server.addBean(files);
    return this;
  }

  /** Listens on this port, not on a free one. */
  public JettyServer at(int port) {
    connector.setPort(port);
    return this;
  }

  @Override
  public void start() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(contexts);
    server.setTempDirectory(Files.createTempDirectory(Path.of("target"), "jetty-").toFile());
    server.addBean(idsThatTimeOutSoon());
    server.start();
  }

  /** Expired sessions are looked for every second, not every ten minutes. */
  private DefaultSessionIdManager idsThatTimeOutSoon() throws Exception {
    DefaultSessionIdManager ids = new DefaultSessionIdManager(server);
    HouseKeeper keeper = new HouseKeeper();
    keeper.setSessionIdManager(ids);
    keeper.setIntervalSec(1);
    ids.setSessionHouseKeeper(keeper);
    return ids;
  }

  @Override
  public void stop() throws Exception {
    server.stop();
  }

  @Override
  public War war() {
    return War.withWeld();
  }

  @Override
  public URI deploy(String name, Path war) throws Exception {
    ContextHandler application = newApplication(war);
    application.setContextPath("/" + name);
    deployed.put(name, application);
    contexts.addHandler(application);
    application.start();
    contexts.manage(application); // or nobody looks for its expired sessions
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/" + name + "/");
  }

  /** Those whom the scenarios sign in. */
  static HashLoginService users() {
    UserStore store = new UserStore();
    store.addUser("alice", Credential.getCredential("secret"), new String[] {"user"});
    HashLoginService users = new HashLoginService("scenarios");
    users.setUserStore(store);
    return users;
  }

  @Override
  public void undeploy(String name) throws Exception {
    ContextHandler application = deployed.remove(name);
    if (application != null) {
      application.stop();
      contexts.removeHandler(application);
      application.destroy();
    }
  }
}
