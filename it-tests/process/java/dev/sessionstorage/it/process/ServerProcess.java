// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The process of a server, and what it logs. It ends with this JVM at the latest. */
public final class ServerProcess {
  private static final long PATIENCE = 120; // seconds
  private final Process process;
  private final PrintStream in;
  private final List<String> log = new CopyOnWriteArrayList<>();

  /** Lines that nobody has waited for yet; nothing comes after an empty one. */
  private final BlockingQueue<Optional<String>> unread = new LinkedBlockingQueue<>();

  private ServerProcess(Process process) {
    this.process = process;
    this.in = new PrintStream(process.getOutputStream(), true, UTF_8);
  }

  /** Starts a process; what it logs is kept in {@code log.txt} of its folder too. */
  public static ServerProcess start(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    ServerProcess server = new ServerProcess(builder.start());
    Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly));
    Thread reader = new Thread(() -> server.read(folder.resolve("log.txt")), "log of a server");
    reader.setDaemon(true);
    reader.start();
    return server;
  }

  /** A port that was free a moment ago. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The Java of this JVM. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The jar in which a class of a server is. */
  public static Path jarOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  /** A new folder below {@code target}. */
  public static Path newFolder(String prefix) {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Path file) {
    try (BufferedReader out = process.inputReader(UTF_8);
        PrintStream copy = new PrintStream(Files.newOutputStream(file), true, UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        copy.println(line);
        log.add(line);
        unread.add(Optional.of(line));
      }
    } catch (IOException e) {
      log.add(e.toString());
    }
    unread.add(Optional.empty());
  }

  /** All lines until now. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** Writes a line to the standard input of the process. */
  public void tell(String line) {
    in.println(line);
  }

  /** Waits for a line that was not yet read. */
  public String await(Predicate<String> wanted) throws InterruptedException {
    for (Optional<String> line = next(); line.isPresent(); line = next()) {
      if (line.filter(wanted).isPresent()) {
        return line.get();
      }
    }
    throw new IllegalStateException("what was waited for never came: " + String.join("\n", log));
  }

  private Optional<String> next() throws InterruptedException {
    Optional<String> line = unread.poll(PATIENCE, TimeUnit.SECONDS);
    return line == null ? Optional.empty() : line;
  }

  /** Closes its standard input and waits; kills it when it goes on. */
  void close() throws InterruptedException {
    in.close();
    awaitEnd();
  }

  /** Asks it to stop and waits; kills it when it goes on. */
  public void terminate() throws InterruptedException {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
