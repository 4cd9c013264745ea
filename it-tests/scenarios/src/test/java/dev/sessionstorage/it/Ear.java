// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The WAR of the scenarios twice in an EAR, which has the library in its own lib directory. */
public final class Ear {

  private Ear() {}

  /** Writes the EAR into a file of its own; the WARs are at {@code ear-one} and {@code ear-two}. */
  public static Path file() throws IOException {
    Path file = Files.createTempDirectory(Path.of("target"), "ear-").resolve("pair.ear");
    try (FileSystem ear = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
      Path lib = Files.createDirectory(ear.getPath("lib"));
      Path war = War.plain().file();
      try (FileSystem inside = FileSystems.newFileSystem(war)) {
        move(library(inside.getPath("WEB-INF/lib")), lib);
      }
      Files.copy(war, ear.getPath("ear-one.war"));
      Files.copy(war, ear.getPath("ear-two.war"));
    }
    return file.toAbsolutePath();
  }

  private static Path library(Path lib) throws IOException {
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("session-storage"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void move(Path jar, Path lib) throws IOException {
    Files.copy(jar, lib.resolve(jar.getFileName().toString()));
    Files.delete(jar);
  }
}
