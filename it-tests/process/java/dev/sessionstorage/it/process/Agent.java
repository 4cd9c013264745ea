// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** In the process of a server: does what the test asks for on standard input, until that ends. */
public final class Agent {
  static final String DEPLOY = "deploy";
  static final String UNDEPLOY = "undeploy";
  static final String DONE = "done";

  /** Marks the lines that are answers among those that the server logs. */
  static final String ANSWER = "answer to the test: ";

  private final PrintStream out;

  private Agent(PrintStream out) {
    this.out = out;
  }

  /**
   * Where a server runs.
   *
   * @param folder a new folder, for its files
   * @param port on which it listens
   * @param store where it keeps sessions
   */
  public record Place(Path folder, int port, Path store) {

    /** What {@link #arguments()} gave. */
    public static Place of(String... arguments) {
      return new Place(
          Path.of(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    }

    List<String> arguments() {
      return List.of(folder.toString(), Integer.toString(port), store.toString());
    }
  }

  /** What a server does. */
  public interface Server {
    /** Starts. */
    void start() throws Exception;

    /** Deploys an application, or says why that is not possible. */
    void deploy(String name, Path war) throws Exception;

    /** Undeploys an application. */
    void undeploy(String name) throws Exception;

    /** Stops. */
    void stop() throws Exception;
  }

  /** Runs a server as long as the test wants it, at most as long as the test lives. */
  public static void run(Server server) throws Exception {
    Agent agent = new Agent(System.out); // before the server puts its own there
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    if (agent.answer(server::start)) {
      agent.serve(in, server);
      server.stop();
    }
    System.exit(0); // threads of the server may be left
  }

  private void serve(BufferedReader in, Server server) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 3);
      boolean unused =
          answer(
              () -> {
                if (words[0].equals(DEPLOY)) {
                  server.deploy(words[1], Path.of(words[2]));
                } else {
                  server.undeploy(words[1]);
                }
              });
    }
  }

  @FunctionalInterface
  private interface Task {
    void run() throws Exception;
  }

  private boolean answer(Task task) {
    try {
      task.run();
      out.println(ANSWER + DONE);
      return true;
    } catch (Exception | LinkageError e) {
      out.println(ANSWER + onOneLine(e));
      return false;
    } finally {
      out.flush();
    }
  }

  private static String onOneLine(Throwable problem) {
    StringWriter text = new StringWriter();
    problem.printStackTrace(new PrintWriter(text));
    return text.toString().lines().collect(Collectors.joining(" | "));
  }
}
