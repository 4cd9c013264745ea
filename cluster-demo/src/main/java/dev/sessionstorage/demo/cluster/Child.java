// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A JVM that this one has started, and that ends with it. */
final class Child {
  private final String name;
  private final String place;
  private final ChildCommand command;
  private volatile long pid;
  private @Nullable Process process;
  private boolean stopped;

  /**
   * Prepares it.
   *
   * @param name what it is called
   * @param place where it is found
   * @param command how it is started
   */
  Child(String name, String place, ChildCommand command) {
    this.name = name;
    this.place = place;
    this.command = command;
  }

  String name() {
    return name;
  }

  String place() {
    return place;
  }

  long pid() {
    return pid;
  }

  /** Starts it and waits until it does what it is there for. */
  void start() throws IOException, StartException {
    Process started = launch();
    BufferedReader out = started.inputReader(UTF_8);
    String answer = out.readLine();
    ProcessHandle ready = Answer.ready(answer);
    if (ready == null) {
      throw new StartException(Text.notStarted(name, answer, command.log()));
    }
    pid = ready.pid();
    CompletableFuture<Void> unused = started.onExit().thenRun(() -> tellOfDeath(ready.pid()));
  }

  /** Once the stop has begun, nothing is started that it might not see. */
  private synchronized Process launch() throws IOException, StartException {
    if (stopped) {
      throw new StartException("Stopped while it started.");
    }
    Process started = command.toProcess().start();
    process = started;
    return started;
  }

  private synchronized void tellOfDeath(long dead) {
    if (!stopped) {
      System.out.println(Text.died(name, dead));
    }
  }

  synchronized boolean isDead() {
    return process != null && !process.isAlive();
  }

  synchronized void kill() {
    stopped = true;
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  synchronized void awaitEnd() {
    if (process != null) {
      Process unused = process.onExit().join();
    }
  }
}
