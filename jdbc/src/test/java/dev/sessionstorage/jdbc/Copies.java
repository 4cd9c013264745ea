// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies of folders, some of whose files come and go meanwhile. */
final class Copies {
  private Copies() {}

  /** Copies all but those of these names, with their rights. */
  static void copy(Path from, Path to, Collection<String> without) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(from)) {
      all = found.toList();
    }
    for (Path file : all) {
      Path name = from.relativize(file);
      if (!without.contains(name.getFileName().toString())) {
        copy(file, to.resolve(name.toString()));
      }
    }
  }

  private static void copy(Path file, Path copy) throws IOException {
    try {
      Path unused =
          Files.copy(
              file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      System.err.println("Gone before it was copied: " + e.getMessage());
    }
  }

  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
