// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A member in a process of its own, which ends with this one. */
final class MemberProcess implements AutoCloseable {
  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  MemberProcess(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms256m", "-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.add(ClusterMember.class.getName());
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    answers = process.inputReader(StandardCharsets.UTF_8);
    answer();
  }

  void tell(String order) {
    orders.println(order);
  }

  String answer() throws IOException {
    String answer = answers.readLine();
    if (answer == null) {
      throw new EOFException("A member has ended; see what it printed");
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
