// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.dropin;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A WAR that somebody else has published. The build has put it into {@code target/war}. */
record ForeignWar(String name, List<String> jars) {
  private static final Path BUILT = Path.of("target/war");

  /** Adds jars to WEB-INF/lib, and nothing else anywhere. */
  Path with(String... more) throws IOException {
    Path file = Files.createTempFile(BUILT, name + "-", ".war");
    Files.copy(BUILT.resolve(name + ".war"), file, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem war = FileSystems.newFileSystem(file)) {
      Path lib = Files.createDirectories(war.getPath("WEB-INF/lib"));
      for (String jar : jars) {
        Files.copy(BUILT.resolve(jar), lib.resolve(jar));
      }
      for (String jar : more) {
        Files.copy(BUILT.resolve(jar), lib.resolve(jar));
      }
    }
    return file.toAbsolutePath();
  }
}
