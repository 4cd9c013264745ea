// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.war;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes a WAR folder of this module's class path, as the plug-ins of Maven and Gradle do. */
final class War {
  /**
   * What the container brings, and what only tests need; Jakarta Inject to show that it may be
   * missing.
   */
  private static final List<String> LEFT_OUT =
      List.of("tomcat-", "jetty-", "undertow-", "jakarta.servlet", "jakarta.inject", "junit-");

  private War() {}

  static void make(Path folder, String settings) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("WEB-INF/classes"));
    Path lib = Files.createDirectories(folder.resolve("WEB-INF/lib"));
    Files.writeString(classes.resolve("application.yaml"), settings);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        copy(path, classes);
      } else if (Files.exists(path) && LEFT_OUT.stream().noneMatch(name(path)::startsWith)) {
        Files.copy(path, lib.resolve(name(path)));
      }
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
