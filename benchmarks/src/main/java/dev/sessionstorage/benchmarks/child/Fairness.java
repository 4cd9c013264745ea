// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.child;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.benchmarks.peers.LimitPeer;
import dev.sessionstorage.benchmarks.report.Contestant;
import dev.sessionstorage.benchmarks.report.Figure;
import dev.sessionstorage.benchmarks.report.Row;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The longest wait of a thread that counts every millisecond while eight others count all the time.
 * With few processors some of it is the wait for a processor: that much it waits alone, too.
 */
public final class Fairness {
  private static final int GREEDY = 8;

  /** Before it counts: else the longest wait is that for classes and for the compiler. */
  private static final long REHEARSAL = TimeUnit.SECONDS.toNanos(1);

  private final long nanos;
  private volatile boolean done;

  private Fairness(long nanos) {
    this.nanos = nanos;
  }

  /** Measures in a process of its own. */
  public static List<Figure> measure(Duration duration) {
    return Child.figures(Fairness.class, List.of(), String.valueOf(duration.toNanos()));
  }

  public static void main(String[] arguments) throws InterruptedException {
    long nanos = Long.parseLong(arguments[0]);
    SharedObject contended = storage();
    SharedObject own = storage();
    LimitPeer limit = new LimitPeer();
    print(Contestant.SESSION_STORAGE, longestWait(counter(contended), counter(contended), nanos));
    print(Contestant.ALONE, longestWait(counter(contended), counter(own), nanos));
    print(Contestant.LIMIT, longestWait(limit::count, limit::count, nanos));
  }

  private static long longestWait(Runnable greedy, Runnable polite, long nanos)
      throws InterruptedException {
    new Fairness(REHEARSAL).run(greedy, polite);
    return new Fairness(nanos).run(greedy, polite);
  }

  private static SharedObject storage() {
    return new SessionManager(Settings.DEFAULT).open("benchmark").storage();
  }

  private static Runnable counter(SharedObject storage) {
    return () -> storage.use(values -> values.increment("counter", 1));
  }

  private static void print(Contestant contestant, long wait) {
    double millis = wait / 1e6;
    System.out.println(new Figure(Row.POLITE, contestant, millis, Double.NaN, Double.NaN).line());
  }

  private long run(Runnable greedy, Runnable polite) throws InterruptedException {
    List<Thread> threads =
        Stream.generate(() -> new Thread(() -> repeat(greedy))).limit(GREEDY).toList();
    threads.forEach(Thread::start);
    long end = System.nanoTime() + nanos;
    long longest = 0;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      long begin = System.nanoTime();
      polite.run();
      longest = Math.max(longest, System.nanoTime() - begin);
    }
    done = true;
    for (Thread thread : threads) {
      thread.join();
    }
    return longest;
  }

  private void repeat(Runnable greedy) {
    while (!done) {
      greedy.run();
    }
  }
}
