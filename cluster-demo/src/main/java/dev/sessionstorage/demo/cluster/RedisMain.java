// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import redis.embedded.core.ExecutableProvider;

/** The process of a Redis that needs no installation, and writes each change to its disk. */
final class RedisMain {

  private RedisMain() {}

  /** Takes the port and a folder for its files. */
  public static void main(String[] arguments) {
    Answer.to(() -> start(arguments[0], Path.of(arguments[1])));
  }

  private static ProcessHandle start(String port, Path folder) throws IOException {
    Process redis =
        new ProcessBuilder(
                ExecutableProvider.newJarResourceProvider().get().getPath(),
                "--port",
                port,
                "--bind",
                "127.0.0.1",
                "--dir",
                Files.createDirectories(folder).toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--save",
                "")
            .redirectErrorStream(true)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(redis::destroyForcibly, "stop Redis"));
    CompletableFuture<Void> unused =
        redis.onExit().thenRun(() -> Runtime.getRuntime().exit(1)); // as one process
    awaitReady(redis.inputReader(UTF_8));
    return redis.toHandle();
  }

  private static void awaitReady(BufferedReader log) throws IOException {
    String last = "";
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      System.err.println(line);
      if (line.contains("eady to accept connections")) {
        new Thread(() -> log.lines().forEach(System.err::println), "log of Redis").start();
        return;
      }
      last = line;
    }
    throw new IOException("Redis has ended: " + last);
  }
}
