// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.cluster.core.ApplicationCell;
import dev.sessionstorage.cluster.core.Timing;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.store.ForwardingStore;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A part of the store hangs, as when the member that keeps it does. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HungOwnerTest {
  private static final Duration LEASE = Duration.ofMillis(400);
  private static final Times QUICK =
      new Times(
          new Timing(
              LEASE.toNanos() / 10,
              LEASE.toNanos(),
              LEASE.toNanos() * 2,
              LEASE.toNanos() * 20,
              Timing.DEFAULT.turn(),
              Timing.DEFAULT.firstLook(),
              Timing.DEFAULT.lastLook(),
              Timing.DEFAULT.settle(),
              Timing.DEFAULT.gather()),
          Times.DEFAULT.periods());

  private final HangingStore store = new HangingStore(new HeapStore(new HeapSpace()));
  private final ClusterEngine engine = new ClusterEngine("test", "A", store, QUICK);

  @Test
  void no_heartbeat_waits_for_the_cell_of_the_application() throws Exception {
    store.hangs = true;
    store.asked.await();
    int before = store.beats.get();

    await().until(() -> store.beats.get() > before + 20); // two leases

    assertThatCode(engine::checkAvailable).doesNotThrowAnyException();
    assertThat(store.answer.getCount()).isEqualTo(1);
    store.answer.countDown();
    engine.close();
  }

  private static final class HangingStore extends ForwardingStore {
    final AtomicInteger beats = new AtomicInteger();
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch answer = new CountDownLatch(1);
    volatile boolean hangs;

    HangingStore(Store real) {
      super(real);
    }

    @Override
    public Roll beat(UUID member, byte[] data) {
      beats.incrementAndGet();
      return super.beat(member, data);
    }

    @Override
    public Look read(Set<Key> keys, boolean bodies) {
      if (hangs && keys.contains(ApplicationCell.KEY)) {
        asked.countDown();
        try {
          answer.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return super.read(keys, bodies);
    }
  }
}
