// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.war;

import jakarta.annotation.Resource;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.startup.Tomcat;

/** Runs {@link StandaloneTomcat} until this is closed. */
final class TomcatProcess implements AutoCloseable {
  private final List<String> output = new ArrayList<>();
  private final Process process;

  TomcatProcess(Path folder, Path war, String path) throws IOException {
    Path base = Files.createDirectories(folder.resolve("base"));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(
                    File.pathSeparator,
                    jarOf(Tomcat.class),
                    jarOf(Resource.class),
                    onlyMain(folder).toString()),
                StandaloneTomcat.class.getName(),
                base.toString(),
                war.toString(),
                path)
            .redirectErrorStream(true)
            .start();
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The other classes of the tests belong into the WAR only. */
  private static Path onlyMain(Path folder) throws IOException {
    String name = StandaloneTomcat.class.getName().replace('.', '/') + ".class";
    Path main = folder.resolve("main").resolve(name);
    Files.createDirectories(main.getParent());
    Files.copy(Path.of(jarOf(StandaloneTomcat.class), name), main);
    return folder.resolve("main");
  }

  /**
   * Waits for the end of the start: its last line says the state of the application, and the port.
   */
  String started() throws IOException {
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.add(line);
      if (line.contains(" port=")) {
        return line;
      }
    }
    throw new AssertionError("Tomcat has ended: " + output());
  }

  String output() {
    return String.join("\n", output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
