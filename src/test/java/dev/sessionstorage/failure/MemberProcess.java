// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that is a member, told what to do by lines of text. It ends with this one. */
public final class MemberProcess {
  /** The longest that any answer may take: nobody waits for ever. */
  private static final long PATIENCE_SECONDS = 90;

  /** Its name, which no other one has. */
  public final String name;

  private final Process process;
  private final PrintWriter orders;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();

  MemberProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    Thread reader = new Thread(this::read, "reader-" + name);
    reader.setDaemon(true);
    answers.put(0, new CompletableFuture<>());
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(this::answered);
    } catch (IOException | RuntimeException e) {
      System.err.println(name + " is not heard any more: " + e);
    } finally {
      answers.values().forEach(answer -> answer.complete("failed: it has ended"));
    }
  }

  private void answered(String line) {
    int space = line.indexOf(' ');
    answers.get(Integer.parseInt(line.substring(0, space))).complete(line.substring(space + 1));
  }

  void untilItHasJoined() {
    answer("join", answers.get(0));
  }

  /** Tells it to do something, and gives its answer. */
  public String ask(String order) {
    return answer(order, tell(order));
  }

  /** Tells it to do something; the answer comes later. */
  public CompletableFuture<String> tell(String order) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    int next = number.incrementAndGet();
    answers.put(next, answer);
    orders.println(next + " " + order);
    return answer;
  }

  /** Waits for the answer to what it was told. */
  public String answer(String order, CompletableFuture<String> answer) {
    try {
      String text = answer.get(PATIENCE_SECONDS, SECONDS);
      if (text.startsWith("failed")) {
        throw new AssertionError(name + ", told to " + order + ", " + text);
      }
      return text;
    } catch (TimeoutException | ExecutionException | InterruptedException e) {
      throw new AssertionError(name + ", told to " + order + ", does not answer", e);
    }
  }

  /** As kill -9 does it. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stops it for a while; it goes on even when this process ends meanwhile. */
  public Process pause(Duration time) throws IOException {
    String script = "kill -STOP $0; sleep $1; kill -CONT $0";
    return new ProcessBuilder("sh", "-c", script, "" + process.pid(), "" + time.toSeconds())
        .start();
  }
}
