// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Container;
import org.apache.catalina.core.ThreadLocalLeakPreventionListener;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;

/** Tomcat in this JVM: the same for all its lines, compiled against each of them. */
final class TomcatServer implements TestServer {
  private static final boolean VIRTUAL = Boolean.getBoolean("virtual.threads");

  private final Tomcat tomcat = new Tomcat();
  private final Applications applications = new Applications();
  private final War war;

  TomcatServer(War war) {
    this.war = war;
  }

  /** Keeps the sessions of this server in files. */
  TomcatServer keepingSessionsIn(Path store) {
    applications.keepSessionsIn(store);
    return this;
  }

  @Override
  public void start() throws Exception {
    Path base = Files.createTempDirectory(Path.of("target"), "tomcat-").toAbsolutePath();
    Files.createDirectory(base.resolve("webapps"));
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("useVirtualThreads", "" + VIRTUAL);
    replaceThreadsSoon();
    tomcat.getEngine().setBackgroundProcessorDelay(1); // sessions that have timed out
    tomcat.addUser("alice", "secret");
    tomcat.addRole("alice", "user");
    tomcat.start();
  }

  /**
   * Weld leaves a ThreadLocal on the thread of an asynchronous request. Tomcat's own server.xml has
   * this listener, which replaces threads when an application stops; here they need not wait long.
   */
  private void replaceThreadsSoon() {
    tomcat.getHost(); // before the start, or the listener does not hear of applications
    tomcat.getServer().addLifecycleListener(new ThreadLocalLeakPreventionListener());
    tomcat.getConnector().setProperty("minSpareThreads", "1");
    tomcat.getConnector().setProperty("threadsMaxIdleTime", "1000");
  }

  @Override
  public void stop() throws Exception {
    if (tomcat.getServer().getState().isAvailable()) {
      tomcat.stop();
      tomcat.destroy();
    }
  }

  @Override
  public War war() {
    return war;
  }

  @Override
  public URI deploy(String name, Path application) throws Exception {
    applications.start(applications.create("/" + name, application), tomcat.getHost());
    int port = tomcat.getConnector().getLocalPort();
    return URI.create("http://127.0.0.1:" + port + "/" + name + "/");
  }

  @Override
  public void undeploy(String name) {
    Container application = tomcat.getHost().findChild("/" + name);
    if (application != null) {
      tomcat.getHost().removeChild(application);
      ExpandWar.delete(new File(tomcat.getHost().getAppBaseFile(), name));
    }
  }
}
