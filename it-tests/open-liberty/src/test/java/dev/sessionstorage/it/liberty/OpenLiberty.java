// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.liberty;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.process.ServerProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Open Liberty; it deploys what is put into a folder, and says in its log how that went. */
class OpenLiberty implements TestServer {
  private static final Path HOME = Path.of("target/wlp").toAbsolutePath();

  /** Started, or, when it came soon after one of the same name that had failed, updated. */
  private static final List<String> STARTED = List.of("CWWKZ0001I", "CWWKZ0003I");

  private static final List<String> FAILED = List.of("CWWKZ0002E", "CWWKZ0004E", "CWWKZ0012I");
  private static final List<String> STOPPED = List.of("CWWKZ0009I");

  private final Path folder = ServerProcess.newFolder("server-");
  private final Path server = folder.resolve("servers/scenarios");
  private ServerProcess process;
  private URI root;

  @Override
  public void start() throws Exception {
    int port = ServerProcess.freePort();
    root = URI.create("http://127.0.0.1:" + port + "/");
    Files.createDirectories(server.resolve("dropins"));
    Files.copy(Path.of("src/server/server.xml"), server.resolve("server.xml"));
    Files.writeString(server.resolve("bootstrap.properties"), "http.port=" + port + "\n");
    process = ServerProcess.start(folder, command());
    String unused = process.await(it -> it.contains("CWWKF0011I")); // ready
  }

  private List<String> command() {
    return List.of(
        "env",
        "WLP_USER_DIR=" + folder,
        "WLP_OUTPUT_DIR=" + folder.resolve("servers"),
        ServerProcess.java(),
        "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "@" + HOME.resolve("lib/platform/java/java9.options"),
        "-javaagent:" + HOME.resolve("bin/tools/ws-javaagent.jar"),
        "-jar",
        HOME.resolve("bin/tools/ws-server.jar").toString(),
        "scenarios");
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

  @Override
  public URI deploy(String name, Path war) throws Exception {
    int before = log().size();
    Files.move(war, file(name));
    String answer = process.await(it -> tells(it, name, STARTED) || tells(it, name, FAILED));
    if (tells(answer, name, FAILED)) {
      Files.delete(file(name));
      throw new IllegalStateException(String.join("\n", log().subList(before, log().size())));
    }
    return root.resolve(name + "/");
  }

  @Override
  public void undeploy(String name) throws Exception {
    if (Files.deleteIfExists(file(name))) {
      String unused = process.await(it -> tells(it, name, STOPPED));
    }
  }

  private static boolean tells(String line, String name, List<String> messages) {
    return messages.stream().anyMatch(line::contains) && line.matches(".* " + name + "\\b.*");
  }

  private Path file(String name) {
    return server.resolve("dropins").resolve(name + ".war");
  }
}
