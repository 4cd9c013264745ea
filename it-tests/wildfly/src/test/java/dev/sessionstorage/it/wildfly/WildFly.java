// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.wildfly;

import static org.awaitility.Awaitility.await;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The WildFly that the build has provisioned; it deploys what is put into a folder. */
class WildFly implements TestServer {
  private static final Path HOME = Path.of("target/wildfly").toAbsolutePath();

  private static final Path CONFIGURATION = HOME.resolve("standalone/configuration");

  private final Path base = ServerProcess.newFolder("server-");
  private final Path store;
  private final Map<String, String> kinds = new ConcurrentHashMap<>();
  private final Set<String> deployed = ConcurrentHashMap.newKeySet();
  private ServerProcess process;
  private URI root;

  WildFly() {
    this.store = base.resolve("sessions");
  }

  WildFly(Path store) {
    this.store = store.toAbsolutePath();
  }

  @Override
  public void start() throws Exception {
    int port = ServerProcess.freePort();
    root = URI.create("http://127.0.0.1:" + port + "/");
    Files.createDirectories(base.resolve("deployments"));
    process = ServerProcess.start(base, command(port, ServerProcess.freePort()));
    String unused = process.await(it -> it.contains("WFLYSRV0025")); // started
  }

  private List<String> command(int port, int managementPort) {
    return List.of(
        ServerProcess.java(),
        "-Xmx384m",
        "-XX:TieredStopAtLevel=1",
        "-Djboss.home.dir=" + HOME,
        "-Djboss.server.base.dir=" + base,
        "-Djboss.server.config.dir=" + CONFIGURATION,
        "-Djboss.http.port=" + port,
        "-Djboss.management.http.port=" + managementPort,
        "-Dsessions.store=" + store,
        "-Dlogging.configuration=" + CONFIGURATION.resolve("logging.properties").toUri(),
        "-Dorg.jboss.boot.log.file=" + base.resolve("server.log"),
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "-jar",
        HOME.resolve("jboss-modules.jar").toString(),
        "-mp",
        HOME.resolve("modules").toString(),
        "org.jboss.as.standalone",
        "--read-only-server-config=standalone.xml");
  }

  @Override
  public void stop() throws Exception {
    if (process != null) {
      process.terminate();
    }
  }

  @Override
  public List<String> log() {
    return process.log();
  }

  @Override
  public War war() {
    return War.plain();
  }

  /** Deploys an EAR, whose web applications have addresses of their own. */
  URI deployEar(String name, Path ear) throws Exception {
    URI unused = deploy(name, ear);
    return root;
  }

  @Override
  public URI deploy(String name, Path archive) throws Exception {
    kinds.put(name, archive.toString().endsWith(".ear") ? ".ear" : ".war");
    Files.copy(archive, file(name, ""));
    Files.createFile(file(name, ".dodeploy"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> exists(name, ".deployed") || exists(name, ".failed"));
    if (exists(name, ".failed")) {
      String why = Files.readString(file(name, ".failed"));
      remove(name, ".failed");
      throw new IllegalStateException(why);
    }
    deployed.add(name);
    return root.resolve(name + "/");
  }

  @Override
  public void undeploy(String name) throws Exception {
    if (deployed.remove(name)) {
      Files.delete(file(name, ".deployed"));
      await().atMost(Duration.ofSeconds(60)).until(() -> exists(name, ".undeployed"));
      remove(name, ".undeployed");
    }
  }

  private void remove(String name, String marker) throws IOException {
    Files.delete(file(name, marker));
    Files.delete(file(name, ""));
  }

  private boolean exists(String name, String marker) {
    return Files.exists(file(name, marker));
  }

  private Path file(String name, String marker) {
    return base.resolve("deployments").resolve(name + kinds.get(name) + marker);
  }
}
