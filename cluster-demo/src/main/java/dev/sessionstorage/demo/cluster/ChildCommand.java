// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM is started.
 *
 * @param log where it writes
 * @param options of Java
 * @param main the class that it runs
 * @param arguments of that class
 */
record ChildCommand(Path log, List<String> options, Class<?> main, List<String> arguments) {

  ProcessBuilder toProcess() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1"); // several JVMs start on a small machine
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(log.toFile());
  }
}
