// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A member in a JVM of its own, which ends with this one. */
final class Member {
  private final int port;
  private final MemberCommand command;
  private @Nullable Process process;
  private boolean stopped;

  Member(int port, MemberCommand command) {
    this.port = port;
    this.command = command;
  }

  int port() {
    return port;
  }

  long pid() {
    return running().pid();
  }

  /** Starts it and waits until it answers browsers. */
  void start() throws IOException, StartException {
    Process started = launch();
    BufferedReader out = started.inputReader(UTF_8);
    String answer = out.readLine();
    if (!MemberMain.READY.equals(answer)) {
      throw new StartException(Text.notStarted(port, answer, command.log()));
    }
    CompletableFuture<Void> unused = started.onExit().thenAccept(this::tellOfDeath);
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

  private synchronized void tellOfDeath(Process dead) {
    if (!stopped) {
      System.out.println(Text.died(port, dead.pid()));
    }
  }

  synchronized boolean isDead() {
    return process != null && !process.isAlive();
  }

  private synchronized Process running() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  synchronized void kill() {
    stopped = true;
    if (process != null) {
      process.destroyForcibly();
    }
  }

  synchronized void awaitEnd() {
    if (process != null) {
      Process unused = process.onExit().join();
    }
  }
}
