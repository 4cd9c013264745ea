// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Uses sessions at random, so many in a second, until the process ends. */
final class Busy {
  private final Rounds rounds;
  private final List<String> sessions;
  private final long pause;

  Busy(Rounds rounds, List<String> sessions, int perSecond) {
    this.rounds = rounds;
    this.sessions = sessions;
    this.pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  void start() {
    Thread thread = new Thread(this::run, "busy");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (long next = System.nanoTime(); ; next += pause) {
      try {
        rounds.count(sessions.get(random.nextInt(sessions.size())));
      } catch (Exception e) {
        System.err.println("A session could not be used: " + e);
      }
      Pause.until(next);
    }
  }
}
