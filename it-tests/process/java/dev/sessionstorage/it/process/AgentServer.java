// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.process;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A server in a process of its own, which runs an {@link Agent}. */
public abstract class AgentServer implements TestServer {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx384m",
          // else sessions from before a restart fail now and then: see docs/servers.md
          "-Dorg.jboss.weld.serialization.beanIdentifierIndexOptimization=false");

  private final Path folder = ServerProcess.newFolder("server-");
  private final Path store;
  private final Set<String> deployed = ConcurrentHashMap.newKeySet();
  private ServerProcess process;
  private URI root;

  /** Does not keep sessions. */
  protected AgentServer() {
    this.store = folder.resolve("sessions");
  }

  /** Keeps sessions in a folder when it is stopped. */
  protected AgentServer(Path store) {
    this.store = store.toAbsolutePath();
  }

  /** The jar of the server. */
  protected abstract Path jar();

  /** What the server finds, with the classes of the tests. */
  protected String classPath() {
    return jar() + File.pathSeparator + "target/test-classes";
  }

  /** What its Java gets besides. */
  protected List<String> options() {
    return List.of();
  }

  /** The class whose main method runs the agent, with an {@link Agent.Place} as arguments. */
  protected abstract Class<?> main();

  @Override
  public void start() throws Exception {
    int port = ServerProcess.freePort();
    root = URI.create("http://127.0.0.1:" + port + "/");
    process = ServerProcess.start(folder, command(port));
    awaitDone();
  }

  private List<String> command(int port) throws IOException {
    List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
    command.addAll(OPTIONS);
    command.addAll(options());
    command.addAll(modules());
    command.addAll(List.of("-cp", classPath()));
    command.add(main().getName());
    command.addAll(new Agent.Place(folder, port, store).arguments());
    return command;
  }

  /** What the manifest of the server's jar asks for, which counts with {@code -jar} only. */
  private List<String> modules() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      return Stream.concat(
              packages(manifest, "Add-Opens").map("--add-opens=%s=ALL-UNNAMED"::formatted),
              packages(manifest, "Add-Exports").map("--add-exports=%s=ALL-UNNAMED"::formatted))
          .toList();
    }
  }

  private static Stream<String> packages(Attributes manifest, String name) {
    String packages = manifest.getValue(name);
    return packages == null ? Stream.empty() : Stream.of(packages.trim().split(" +"));
  }

  @Override
  public void stop() throws Exception {
    if (process != null) {
      process.close();
    }
  }

  @Override
  public void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public War war() {
    return War.plain();
  }

  @Override
  public URI deploy(String name, Path war) throws Exception {
    ask(Agent.DEPLOY + " " + name + " " + war);
    deployed.add(name);
    return root.resolve(name + "/");
  }

  @Override
  public void undeploy(String name) throws Exception {
    if (deployed.remove(name)) {
      ask(Agent.UNDEPLOY + " " + name);
    }
  }

  @Override
  public List<String> log() {
    return process.log();
  }

  private void ask(String command) throws InterruptedException {
    process.tell(command);
    awaitDone();
  }

  private void awaitDone() throws InterruptedException {
    String answer = process.await(it -> it.contains(Agent.ANSWER));
    if (!answer.endsWith(Agent.ANSWER + Agent.DONE)) {
      throw new IllegalStateException(answer);
    }
  }
}
