// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessionstorage.DeadlockException;
import dev.sessionstorage.UseTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two threads, each of which holds one lock and wants the other one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitGraphTest {
  private static final long A_WHILE = TimeUnit.MINUTES.toNanos(1);
  private static final long ALMOST_NOTHING = TimeUnit.MILLISECONDS.toNanos(3);

  private final ExecutorService other = Executors.newSingleThreadExecutor();

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
                },
                other)
            .join();
    WaitGraph.add(elsewhere);
  }

  @AfterEach
  void nobodyWaits() {
    WaitGraph.remove(here);
    WaitGraph.remove(elsewhere);
    other.shutdown();
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

  /** It is the victim, by its time-out: the ring needs no second one. */
  @Test
  void a_ring_with_a_thread_that_is_about_to_give_up_has_no_other_victim() {
    WaitGraph.remove(elsewhere);
    elsewhere =
        CompletableFuture.supplyAsync(() -> new Waiter(a, a, ALMOST_NOTHING, 0), other).join();
    WaitGraph.add(elsewhere);

    assertThatCode(() -> WaitGraph.add(here)).doesNotThrowAnyException();
  }

  /** Composing its message takes long enough for others to close a ring. */
  @Test
  void a_thread_that_has_timed_out_is_in_no_ring_while_its_message_is_composed() {
    AtomicReference<Throwable> victim = new AtomicReference<>();
    Wanted slow =
        () -> {
          victim.set(catchThrowable(() -> WaitGraph.add(elsewhere)));
          return "described late";
        };
    WaitGraph.remove(elsewhere);

    assertThatThrownBy(() -> b.acquire(slow, TimeUnit.MILLISECONDS.toNanos(20), 0))
        .isInstanceOf(UseTimeoutException.class)
        .hasMessageContaining("described late");

    assertThat(victim).hasNullValue();
  }
}
