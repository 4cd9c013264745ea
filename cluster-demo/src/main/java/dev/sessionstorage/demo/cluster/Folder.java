// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What lies beside this program's jar: the demo, what is added to it, and the logs. */
record Folder(Path path) {
  private static final String WAR = "session-storage-webapp.war";
  private static final List<String> ADDED =
      List.of("session-storage-hazelcast.jar", "hazelcast.jar", "jackson-dataformat-cbor.jar");

  static Folder ofThisProgram() throws StartException {
    URI jar =
        URI.create(Folder.class.getProtectionDomain().getCodeSource().getLocation().toString());
    Folder found = new Folder(Path.of(jar).resolveSibling(""));
    found.check();
    return found;
  }

  private void check() throws StartException {
    requireFile(application(WAR));
    for (String name : ADDED) {
      requireFile(application(name));
    }
  }

  private static void requireFile(Path file) throws StartException {
    if (!Files.isReadable(file)) {
      throw new StartException(
          "Missing: " + file + ". Build it: mvn package -pl cluster-demo -am -DskipTests");
    }
  }

  private Path application(String name) {
    return path.resolve("application").resolve(name);
  }

  Path war() {
    return application(WAR);
  }

  String added() {
    return ADDED.stream()
        .map(name -> application(name).toString())
        .collect(Collectors.joining(";"));
  }

  Path log(int port) {
    return path.resolve("node-" + port + ".log");
  }

  /** Where a node unpacks the demo. */
  Path work(int port) {
    return path.resolve("work").resolve("node-" + port);
  }
}
