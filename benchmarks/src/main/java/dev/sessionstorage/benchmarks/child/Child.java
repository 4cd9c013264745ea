// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.child;

import dev.sessionstorage.benchmarks.report.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A JVM that has our class path and runs one class; it ends when this does. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static Child start(Class<?> main, List<String> jvmOptions, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Runs a class to its end; gives the figures that it printed. */
  static List<Figure> figures(Class<?> main, List<String> jvmOptions, String... arguments) {
    try (Child child = start(main, jvmOptions, arguments)) {
      List<Figure> figures =
          child.output.lines().filter(Figure::isLine).map(Figure::parse).toList();
      int exit = child.process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException(main.getName() + " ended with " + exit);
      }
      return figures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What its process has used of the processors until now. */
  Duration cpuTime() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  String readLine() throws IOException {
    return output.readLine();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
