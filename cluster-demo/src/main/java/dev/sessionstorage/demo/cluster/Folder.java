// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies beside this program's jar: the demo, the engines, the logs, and what is kept. */
record Folder(Path path) {

  static Folder ofThisProgram(Engine engine) throws StartException {
    String jar = Folder.class.getProtectionDomain().getCodeSource().getLocation().toString();
    Folder found = new Folder(Path.of(URI.create(jar)).resolveSibling(""));
    found.check(found.application().resolve("WEB-INF").resolve("lib"));
    // without it each member would start, and be alone
    found.check(found.engines(engine).resolve("session-storage-" + engine.key() + ".jar"));
    return found;
  }

  private void check(Path file) throws StartException {
    if (!Files.isReadable(file)) {
      throw new StartException(
          "Missing: " + file + ". Build it: mvn package -pl cluster-demo -am -DskipTests");
    }
  }

  Path application() {
    return path.resolve("demo");
  }

  private Path engines(Engine engine) {
    return path.resolve("engines").resolve(engine.key());
  }

  /** What an application has in its {@code lib} that uses this engine. */
  List<Path> jars(Engine engine) throws IOException {
    try (Stream<Path> jars = Files.list(engines(engine))) {
      return jars.sorted().toList();
    }
  }

  Path log(String name) {
    return path.resolve(name + ".log");
  }

  /** Where a member's server puts its own files. */
  Path work(int port) {
    return path.resolve("work").resolve("member-" + port);
  }

  /** What is there again at the next start. */
  Path kept(Engine engine) {
    return path.resolve("kept").resolve(engine.key());
  }

  Path httpSessions(Engine engine, int port) {
    return kept(engine).resolve("http-sessions-" + port);
  }
}
