// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A WAR with the plain programs. The build keeps them aside in the WAR of the scenarios, where they
 * are not loaded.
 */
final class PlainWar {
  private static final Path BUILT = Path.of("target/war");

  private PlainWar() {}

  /** Writes the WAR into a file of its own. */
  static Path file(boolean withLibrary) throws IOException {
    Path file = Files.createTempDirectory(BUILT, "plain-").resolve("plain.war");
    try (FileSystem scenarios = open("session-storage-it-scenarios.war");
        FileSystem plain = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
      Path webInf = plain.getPath("WEB-INF");
      copy(scenarios.getPath("WEB-INF/plain"), webInf);
      if (withLibrary) {
        addLibrary(scenarios.getPath("WEB-INF/lib"), webInf.resolve("lib"));
      }
    }
    return file.toAbsolutePath();
  }

  private static FileSystem open(String name) throws IOException {
    return FileSystems.newFileSystem(BUILT.resolve(name));
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : filesIn(from)) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void addLibrary(Path from, Path lib) throws IOException {
    Files.createDirectories(lib);
    for (Path jar : filesIn(from)) {
      if (jar.getFileName().toString().startsWith("session-storage-")) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
  }
}
