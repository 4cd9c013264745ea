// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A thread that waits for a lock: what it does to others, and what it leaves behind. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaiterTest {
  /** Longer than any thread is patient. */
  private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(20);

  private static final Pattern MILLIS = Pattern.compile("(\\d+) ms");

  private final TestLock lock = new TestLock();

  @Test
  void a_newcomer_may_overtake_a_thread_that_is_still_patient() {
    lock.waiters().add(runElsewhere(() -> new Waiter(lock, lock, 0, 0)));

    assertThatCode(() -> lock.acquire(0)).doesNotThrowAnyException();
  }

  private static Waiter runElsewhere(Supplier<Waiter> task) {
    return CompletableFuture.supplyAsync(task).join();
  }

  @Test
  void a_released_lock_is_free_for_newcomers_while_all_waiters_are_patient() {
    lock.acquire(0);
    lock.waiters().add(runElsewhere(() -> new Waiter(lock, lock, 0, 0)));
    assertThat(lock.call()).isTrue();

    lock.release();

    assertThat(lock.isHeld()).isFalse();
    assertThatCode(() -> lock.acquire(0)).doesNotThrowAnyException();
  }

  @Test
  void a_thread_that_has_waited_holds_the_lock_until_it_releases_it() {
    lock.acquire(0);
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              lock.acquire(Long.MAX_VALUE);
              return lock.isHeldByCurrentThread() && lock.isHeld();
            });
    await().until(lock.waiters()::isReserved);
    assertThat(lock.isHeldByCurrentThread()).isTrue();

    lock.release();

    assertThat(waiting.join()).isTrue();
    assertThat(lock.isHeldByCurrentThread()).isFalse();
    assertThatThrownBy(() -> lock.acquire(0)).isInstanceOf(UseTimeoutException.class);
  }

  @Test
  void waiters_get_the_lock_in_the_order_in_which_they_came() {
    Waiter first = runElsewhere(() -> new Waiter(lock, lock, 0, 0));
    Waiter second = runElsewhere(() -> new Waiter(lock, lock, 0, 0));
    lock.waiters().add(first);
    lock.waiters().add(second);

    assertThat(lock.waiters().isFirst(first)).isTrue();
    assertThat(lock.waiters().isFirst(second)).isFalse();
  }

  @Test
  void a_thread_that_has_waited_for_a_while_keeps_newcomers_out_until_it_has_the_lock() {
    lock.acquire(0);
    CompletableFuture<Void> waiting = runAsync(() -> lock.acquire(Long.MAX_VALUE));
    await().until(lock.waiters()::isReserved);

    lock.release();
    waiting.join();

    assertThat(lock.waiters().isReserved()).isFalse();
  }

  @Test
  void a_thread_that_has_given_up_waits_for_nobody_any_more() {
    TestLock other = new TestLock();
    lock.acquire(0);
    runAsync(() -> other.acquire(0)).join();
    assertThatThrownBy(() -> other.acquire(A_WHILE)).isInstanceOf(UseTimeoutException.class);

    Waiter closesNoRing = runElsewhere(() -> new Waiter(lock, lock, 0, 0));

    assertThatCode(() -> WaitGraph.add(closesNoRing)).doesNotThrowAnyException();
    WaitGraph.remove(closesNoRing);
  }

  @Test
  void a_thread_that_has_got_the_lock_waits_for_nobody_any_more() throws Exception {
    TestLock other = new TestLock();
    ExecutorService elsewhere = Executors.newSingleThreadExecutor();
    lock.acquire(0);
    Future<?> waited =
        elsewhere.submit(
            () -> {
              lock.acquire(Long.MAX_VALUE);
              lock.release();
              other.acquire(0);
            });
    await().until(lock.waiters()::isReserved);
    lock.release();
    waited.get();

    lock.acquire(0);
    Throwable noRing = catchThrowable(() -> other.acquire(10 * A_WHILE));

    assertThat(noRing).isInstanceOf(UseTimeoutException.class);
    elsewhere.submit(other::release).get();
    elsewhere.shutdown();
  }

  @Test
  void a_holder_is_not_said_to_hold_on_for_longer_than_it_was_seen() {
    runAsync(() -> lock.acquire(0)).join();

    Throwable error = catchThrowable(() -> lock.acquire(A_WHILE));

    long[] waitedAndHeld =
        MILLIS
            .matcher(error.getMessage())
            .results()
            .map((MatchResult found) -> found.group(1))
            .mapToLong(Long::parseLong)
            .toArray();
    assertThat(waitedAndHeld).hasSize(2);
    assertThat(waitedAndHeld[1]).isLessThanOrEqualTo(waitedAndHeld[0]);
  }

  @Test
  void a_wait_that_goes_on_counts_from_its_beginning() {
    runAsync(() -> lock.acquire(0)).join();
    long anHour = TimeUnit.HOURS.toNanos(1);
    long anHourAgo = (System.nanoTime() - anHour) | 1;

    CompletableFuture<Long> wait =
        CompletableFuture.supplyAsync(() -> lock.acquire(lock, anHour, anHourAgo));

    assertThat(wait)
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .havingRootCause()
        .isInstanceOf(UseTimeoutException.class);
  }

  @Test
  void acquiring_a_free_lock_is_no_wait() {
    assertThat(lock.acquire(lock, MaxWait.CONFIGURED, 0)).isZero();
  }

  @Test
  void the_beginning_of_a_wait_goes_with_it_from_lock_to_lock() {
    long since = System.nanoTime() | 1;
    assertThat(lock.acquire(lock, MaxWait.CONFIGURED, since)).isEqualTo(since);
    TestLock other = new TestLock();
    runAsync(() -> other.acquire(0)).join();
    CompletableFuture<Void> released =
        runAsync(
            () -> {
              await().until(() -> !other.waiters().isEmpty());
              other.release();
            });

    assertThat(other.acquire(other, MaxWait.CONFIGURED, since)).isEqualTo(since);
    released.join();
  }

  @Test
  void a_bound_means_what_it_says_for_a_hundred_years() {
    Duration longest = Duration.ofDays(365 * 100);

    assertThat(MaxWait.of(longest)).isEqualTo(longest.toNanos());
    assertThat(MaxWait.of(longest.plusNanos(1))).isEqualTo(Long.MAX_VALUE);
  }
}
