// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.failure.member.Calls.Outcome;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** How long blocks take that change one child, which another member does too. */
final class Turns {
  private static final long MICRO = 1_000;

  private final SharedObject storage;

  Turns(SharedObject storage) {
    this.storage = storage;
  }

  /** Gives the median, the 99th percentile and the longest in microseconds, and how many failed. */
  String measure(int rounds) {
    SharedObject hot = storage.objectOrNew("turns");
    long[] times = new long[rounds];
    long failed = 0;
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      Outcome outcome = Calls.call(() -> hot.use(editor -> editor.increment(Counter.ALL, 1)));
      times[i] = (System.nanoTime() - begin) / MICRO;
      failed += outcome == Outcome.PUBLISHED ? 0 : 1;
    }
    Arrays.sort(times);
    return LongStream.of(times[rounds / 2], times[rounds * 99 / 100], times[rounds - 1], failed)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }
}
