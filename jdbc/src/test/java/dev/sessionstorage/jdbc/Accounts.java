// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Compares what was acknowledged with what is there. */
final class Accounts {
  private Accounts() {}

  /** Each thread may have had one update under way when it was killed. */
  static void check(Ledger ledger, List<Long> counted) {
    long all = 0;
    for (int i = 0; i < Load.THREADS; i++) {
      long own = ledger.get(i);
      assertThat(counted.get(i)).as("own count of thread %d", i).isBetween(own, own + 1);
      all += ledger.get(Load.THREADS + i);
    }
    assertThat(counted.get(Load.THREADS))
        .as("count of all threads")
        .isBetween(all, all + Load.THREADS);
  }
}
