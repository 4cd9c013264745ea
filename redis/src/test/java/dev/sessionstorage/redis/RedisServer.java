// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/**
 * A process of redis-server, from the jar of embedded-redis or from {@code -Dredis.server=…}. It is
 * killed when this virtual machine ends.
 */
final class RedisServer implements AutoCloseable {
  private static final File EXECUTABLE = executable();

  final int port;
  private final Path directory;
  private final List<String> options;
  private Process process;

  /** Starts one on a free port. */
  RedisServer(String... options) {
    this("", List.of(options));
  }

  private RedisServer(String configuration, List<String> options) {
    this.options = options;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      directory = Files.createTempDirectory("redis");
      Files.writeString(directory.resolve("redis.conf"), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    start();
  }

  /** Starts a Sentinel that watches a primary by the name {@code main}, and is in a hurry. */
  static RedisServer sentinel(RedisServer primary) {
    return new RedisServer(
        """
        sentinel monitor main 127.0.0.1 %d 1
        sentinel down-after-milliseconds main 500
        sentinel failover-timeout main 5000
        """
            .formatted(primary.port),
        List.of("--sentinel"));
  }

  private static File executable() {
    try {
      String given = System.getProperty("redis.server", "");
      return given.isEmpty() ? ExecutableProvider.newJarResourceProvider().get() : new File(given);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** Starts it, or starts it again with the files that it has. */
  void start() {
    List<String> command = new ArrayList<>(List.of(EXECUTABLE.getPath()));
    command.add(directory.resolve("redis.conf").toString());
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", directory.toString(), "--save", ""));
    command.addAll(options);
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> command("PING").startsWith("+PONG"));
  }

  /** Starts it again if it does not run. */
  void startAgain() {
    if (!process.isAlive()) {
      start();
    }
  }

  /** Ends it in order. */
  void stop() {
    String unused = command("SHUTDOWN");
    process.onExit().join();
  }

  /** Sends one command and returns the beginning of the answer, or nothing if there is none. */
  String command(String command) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
      byte[] answer = new byte[16_000];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), US_ASCII);
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends it as a crash does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Makes it hang. */
  void pause() {
    signal("STOP");
  }

  void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    File[] files = directory.toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      boolean unused = file.delete();
    }
    boolean unused = directory.toFile().delete();
  }
}
