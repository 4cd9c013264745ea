// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.failure.member.Calls.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The threads of one process that count in some sessions until they are told to stop. */
final class Load {
  private static final int HOLDER = Ledger.THREADS - 1;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long PAUSE_AFTER_REFUSAL = TimeUnit.MILLISECONDS.toNanos(20);

  private final Counters counters;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final Shift holder;
  private volatile boolean stopped;
  private CompletableFuture<String> held = CompletableFuture.completedFuture("");

  Load(Counters counters, Round round, String member, String host) {
    this.counters = counters;
    this.holder = round.shift(member, host, HOLDER);
    for (int thread = 0; thread < HOLDER; thread++) {
      List<Work> works = counters.works(round.shift(member, host, thread));
      thread(() -> work(works));
    }
  }

  /**
   * What is the same for all threads.
   *
   * @param name the name of the round
   * @param file the ledger; a journal is beside it
   * @param sessions ids
   */
  record Round(String name, Path file, List<String> sessions) {
    Shift shift(String member, String host, int thread) {
      Path journal = Path.of(file + ".sessions");
      return new Shift(name, sessions, member, host, thread, new Ledger(file), journal);
    }
  }

  private void work(List<Work> works) {
    Random random = new Random();
    while (!stopped) {
      if (works.get(random.nextInt(works.size())).once() != Outcome.PUBLISHED) {
        LockSupport.parkNanos(PAUSE_AFTER_REFUSAL);
      }
      LockSupport.parkNanos(PAUSE);
    }
    works.forEach(Work::finish);
  }

  /** Enters the first session and stays inside; returns when it is there. */
  String hold() throws InterruptedException {
    Counter first = counters.first(holder.sessions().get(0));
    Counting counting = new Counting(first, holder.row(0, Kind.ROOT), holder.own());
    return hold(inside -> counting.once(inside).toString());
  }

  /** Enters the first session, removes a child that others count in, and stays inside. */
  String holdRemoving() throws InterruptedException {
    return hold(inside -> counters.remove(holder.sessions().get(0), inside).toString());
  }

  private interface Hold {
    String around(Runnable inside);
  }

  private String hold(Hold block) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<String> outcome = new CompletableFuture<>();
    held = outcome;
    thread(() -> outcome.complete(block.around(() -> stay(inside))));
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
