// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Written;
import dev.sessionstorage.store.ForwardingStore;
import dev.sessionstorage.store.StoreTorture;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A member that dies takes nothing along that was acknowledged. */
class KilledMemberTest {

  @Test
  void nothing_acknowledged_is_lost_when_a_member_dies() throws Exception {
    try (Members grid = Members.start(3)) {
      CountDownLatch untilKilled = new CountDownLatch(100);
      Store one = store(grid, 0, untilKilled);
      Store two = store(grid, 1, untilKilled);
      store(grid, 2, untilKilled);
      Thread killer =
          new Thread(
              () -> {
                try {
                  untilKilled.await();
                  grid.kill(2);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      killer.start();

      new StoreTorture(List.of(one, two), 4, 1000).run();

      killer.join();
      assertThat(untilKilled.getCount()).isZero();
    }
  }

  private static Store store(Members grid, int member, CountDownLatch written) {
    Store real = new HazelcastStore(grid.get(member), "killed", 0, () -> {});
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        written.countDown();
        return super.write(commit);
      }
    };
  }
}
