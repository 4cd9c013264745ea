// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The threads of one process that count in some sessions until they are told to stop. */
final class Load {
  private static final int HOLDER = Ledger.THREADS - 1;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

  private final List<List<Counting>> countings = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private volatile boolean stopped;
  private CompletableFuture<String> held = CompletableFuture.completedFuture("");

  Load(Counters counters, List<String> sessions, String node, Path file) {
    Ledger ledger = new Ledger(file);
    for (int thread = 0; thread < Ledger.THREADS; thread++) {
      List<Counting> own = new ArrayList<>();
      for (int i = 0; i < sessions.size(); i++) {
        own.add(new Counting(counters, ledger, sessions.get(i), i, node, thread));
      }
      countings.add(own);
    }
  }

  String start() {
    countings.subList(0, HOLDER).forEach(own -> thread(() -> count(own)));
    return "loading";
  }

  private void count(List<Counting> own) {
    while (!stopped) {
      for (Counting counting : own) {
        if (!counting.once(() -> {}).equals("published")) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  /** Enters the first session and stays inside; returns when it is there. */
  String hold() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    Counting first = countings.get(HOLDER).get(0);
    CompletableFuture<String> outcome = new CompletableFuture<>();
    held = outcome;
    thread(() -> outcome.complete(first.once(() -> stay(inside))));
    inside.await();
    return "inside";
  }

  private void stay(CountDownLatch inside) {
    inside.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the stay; gives what its block was told. */
  String release() {
    release.countDown();
    return held.join();
  }

  /** Returns when all threads have ended. */
  String stop() throws InterruptedException {
    stopped = true;
    release.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return "stopped";
  }

  private void thread(Runnable task) {
    Thread thread = new Thread(task, "load-" + threads.size());
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }
}
