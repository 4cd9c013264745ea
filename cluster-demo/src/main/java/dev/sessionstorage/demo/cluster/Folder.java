// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What lies beside this program's jar: the demo with Hazelcast added to it, and the logs. */
record Folder(Path path) {
  /** Without them each member would start, and be alone. */
  private static final List<String> ADDED =
      List.of("session-storage-hazelcast.jar", "hazelcast.jar");

  static Folder ofThisProgram() throws StartException {
    String jar = Folder.class.getProtectionDomain().getCodeSource().getLocation().toString();
    Folder found = new Folder(Path.of(URI.create(jar)).resolveSibling(""));
    found.check();
    return found;
  }

  private void check() throws StartException {
    for (String name : ADDED) {
      Path jar = application().resolve("WEB-INF").resolve("lib").resolve(name);
      if (!Files.isReadable(jar)) {
        throw new StartException(
            "Missing: " + jar + ". Build it: mvn package -pl cluster-demo -am -DskipTests");
      }
    }
  }

  Path application() {
    return path.resolve("application");
  }

  Path log(int port) {
    return path.resolve("member-" + port + ".log");
  }

  /** Where a member's server puts its own files. */
  Path work(int port) {
    return path.resolve("work").resolve("member-" + port);
  }
}
