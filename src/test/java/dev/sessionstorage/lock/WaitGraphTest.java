// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.DeadlockException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two threads, each of which holds one lock and wants the other one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitGraphTest {
  private static final long A_WHILE = TimeUnit.MINUTES.toNanos(1);

  private final TestLock a = new TestLock();
  private final TestLock b = new TestLock();
  private Waiter here;
  private Waiter elsewhere;

  @BeforeEach
  void theOtherThreadWaits() {
    a.acquire(0);
    here = new Waiter(b, b, A_WHILE, 0);
    elsewhere =
        CompletableFuture.supplyAsync(
                () -> {
                  b.acquire(0);
                  return new Waiter(a, a, A_WHILE, 0);
                })
            .join();
    WaitGraph.add(elsewhere);
  }

  @AfterEach
  void nobodyWaits() {
    WaitGraph.remove(here);
    WaitGraph.remove(elsewhere);
  }

  @Test
  void the_victim_of_a_ring_waits_for_nobody_any_more() {
    assertThatThrownBy(() -> WaitGraph.add(here)).isInstanceOf(DeadlockException.class);

    assertThatCode(() -> WaitGraph.add(elsewhere)).doesNotThrowAnyException();
  }

  @Test
  void a_thread_that_has_ceased_to_wait_is_in_no_ring() {
    WaitGraph.remove(elsewhere);

    assertThatCode(() -> WaitGraph.add(here)).doesNotThrowAnyException();
  }
}
