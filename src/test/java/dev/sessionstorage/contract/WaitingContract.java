// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wait for a lock ends after the lock timeout, or after the bound that the caller gives. */
public abstract class WaitingContract extends Contract {
  private static final Duration SHORT = Duration.ofMillis(50);

  private SharedObject top;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
    list = top.collectionOrNew("list");
  }

  @Test
  void a_waiting_thread_gets_in_when_the_other_one_leaves() throws Exception {
    Hold holder = hold(top, editor -> editor.put("n", 1));
    Worker<Long> waiting =
        Threads.call(() -> top.with(editor -> editor.increment("n", 1))).untilItWaits();

    holder.release();

    assertThat(waiting.result()).isEqualTo(2L);
  }

  @ParameterizedTest
  @CsvSource({"300ms, 250", "1s, 900", "PT0.3S, 250"})
  void a_wait_ends_after_the_lock_timeout(String setting, long atLeastMillis) {
    configure(Map.of("sessionstorage.lock-timeout", setting));
    makeGroup();
    hold(top);

    long start = System.nanoTime();
    assertThatThrownBy(() -> top.use(editor -> editor.put("n", 1)))
        .isInstanceOf(UseTimeoutException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(atLeastMillis), Duration.ofSeconds(5));
    assertThat(top.get("n")).isEqualTo(0L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5s", "10 parsecs", "ms", "PT", "8761h"})
  void a_lock_timeout_that_makes_no_sense_is_refused_by_name(String setting) {
    assertThatThrownBy(() -> newStorage(Map.of("sessionstorage.lock-timeout", setting)))
        .hasMessageContaining("sessionstorage.lock-timeout")
        .hasMessageContaining(setting);
  }

  @Test
  void a_lock_timeout_may_be_a_year() {
    configure(Map.of("sessionstorage.lock-timeout", "8760h"));

    storage.use(editor -> editor.put("n", 1));
    assertThat(storage.get("n")).isEqualTo(1L);
  }

  @Test
  void the_error_tells_who_is_inside_for_how_long_where_and_of_which_session() {
    Hold holder = hold(top);

    Throwable error = catchThrowable(() -> top.use(SHORT, editor -> editor.put("n", 1)));

    assertThat(error)
        .isInstanceOf(UseTimeoutException.class)
        .hasMessageContaining("top")
        .hasMessageContaining(session.id().abbreviated())
        .hasMessageContaining(holder.thread().getName())
        .hasMessageContaining(Hold.class.getName())
        .hasMessageMatching("(?s).*\\d+ ?m?s.*");
    assertThat(error.getMessage()).doesNotContain(session.id().toString());
  }

  @Test
  void every_form_has_a_bound_of_its_own() throws Exception {
    Hold holder = hold(top);

    assertThatThrownBy(() -> top.use(SHORT, editor -> editor.put("n", 1)))
        .isInstanceOf(UseTimeoutException.class);
    assertThatThrownBy(() -> top.<Long, RuntimeException>with(SHORT, e -> e.increment("n", 1)))
        .isInstanceOf(UseTimeoutException.class);
    assertThatThrownBy(() -> list.use(SHORT, editor -> editor.add(1)))
        .isInstanceOf(UseTimeoutException.class);
    assertThatThrownBy(() -> list.<Integer, RuntimeException>with(SHORT, editor -> editor.size()))
        .isInstanceOf(UseTimeoutException.class);

    holder.release();
    assertThat(top.toMap()).isEqualTo(Map.of("n", 0L, "list", List.of()));
    assertFree(top);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT-9999999H"})
  void a_bound_of_zero_or_less_means_not_to_wait(Duration bound) throws Exception {
    top.use(bound, editor -> top.use(bound, inner -> inner.put("n", 1)));
    assertThat(top.get("n")).isEqualTo(1L);
    Hold holder = hold(top);

    long start = System.nanoTime();
    assertThatThrownBy(() -> top.use(bound, editor -> editor.put("n", 2)))
        .isInstanceOf(UseTimeoutException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    holder.release();
    assertThat(top.get("n")).isEqualTo(1L);
  }

  @Test
  void a_bound_may_be_as_long_as_a_duration_can_be() throws Exception {
    Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
    Hold holder = hold(top);
    Worker<Void> waiting =
        Threads.run(() -> top.use(forever, editor -> editor.put("n", 1))).untilItWaits();

    holder.release();
    waiting.result();

    assertThat(top.get("n")).isEqualTo(1L);
  }

  @Test
  void a_join_that_intervenes_does_not_extend_the_bound() throws Exception {
    Duration bound = Duration.ofMillis(800);
    SharedObject free = SharedObject.of("n", 0);
    CountDownLatch stay = new CountDownLatch(1);
    Hold holder = hold(free);
    CountDownLatch inside = new CountDownLatch(1);
    Worker<Void> joining =
        Threads.run(
            () ->
                top.use(
                    e -> {
                      inside.countDown();
                      e.put("free", free);
                    }));
    inside.await(); // else it may wait for a lease still
    joining.untilItWaits();
    Worker<Void> next = Threads.run(() -> top.use(e -> stay.await())).untilItWaits();
    long start = System.nanoTime();
    Worker<Void> waiting =
        Threads.run(() -> free.use(bound, editor -> editor.put("n", 1))).untilItWaits();

    Threads.await().until(() -> System.nanoTime() - start > bound.toNanos() * 3 / 4);
    holder.release(); // then the object joins the group that the next thread holds
    Throwable error = waiting.failure();
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    stay.countDown();
    next.result();
    joining.result();

    assertThat(error).isInstanceOf(UseTimeoutException.class).hasMessageContaining("top.free");
    assertThat(waited).isLessThan(bound.multipliedBy(3).dividedBy(2));
    assertThat(Long.parseLong(error.getMessage().replaceAll("(?s)\\D*(\\d+) ms.*", "$1")))
        .as("the message counts from the beginning")
        .isGreaterThanOrEqualTo(bound.toMillis());
  }

  @Test
  void a_nested_wait_that_ends_in_vain_leaves_the_outer_block_as_it_was() throws Exception {
    SharedObject other = newGroup("other", Map.of("n", 0));
    Hold holder = hold(other);

    top.use(
        editor -> {
          editor.put("n", 1);
          assertThatThrownBy(() -> other.use(SHORT, inner -> inner.put("n", 1)))
              .isInstanceOf(UseTimeoutException.class);
          editor.increment("n", 1);
        });

    holder.release();
    assertThat(top.get("n")).isEqualTo(2L);
    assertThat(other.get("n")).isEqualTo(0L);
    assertFree(top);
    assertFree(other);
  }

  @Test
  void a_child_that_must_be_made_waits_for_the_lock() throws Exception {
    Hold holder = hold(top);
    Worker<SharedObject> waiting = Threads.call(() -> top.objectOrNew("made")).untilItWaits();
    assertThat(top.object("made")).isNull();

    holder.release();

    assertThat(waiting.result()).isSameAs(top.object("made")).isNotNull();
  }

  @Test
  void threads_that_give_up_hold_nobody_up_and_count_exactly() throws Exception {
    AtomicLong successes = new AtomicLong();
    AtomicLong timeouts = new AtomicLong();
    Threads.Task impatient =
        () -> {
          try {
            top.use(Duration.ofMillis(2), editor -> editor.increment("n", 1));
            successes.incrementAndGet();
          } catch (UseTimeoutException late) {
            timeouts.incrementAndGet();
          }
        };
    Threads.Task slow =
        () ->
            top.use(
                editor -> {
                  long end = System.nanoTime() + 3_000_000;
                  while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                  }
                });

    Threads.stress(impatient, impatient, impatient, slow);

    assertThat(top.get("n")).isEqualTo(successes.get());
    assertThat(timeouts.get()).as("some must have given up").isPositive();
    assertFree(top);
  }
}
