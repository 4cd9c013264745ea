// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseInterruptedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting until a published state meets a condition. */
public abstract class AwaitContract extends Contract {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static Worker<Boolean> awaiting(SharedObject object, long n) {
    return Threads.call(() -> object.await(o -> o.getOrDefault("n", 0L) >= n, LONG));
  }

  @Test
  void a_condition_that_is_met_does_not_wait() {
    storage.use(s -> s.put("n", 1));

    assertThat(storage.await(s -> s.has("n"), Duration.ZERO)).isTrue();
    assertThat(storage.await(s -> s.has("n"), LONG)).isTrue();
  }

  @Test
  void it_ends_when_a_block_publishes_what_it_waits_for() throws Exception {
    Worker<Boolean> waiting = awaiting(storage, 2).untilItWaits();
    storage.use(s -> s.put("n", 1));
    waiting.untilItWaits();
    storage.use(s -> s.put("n", 2));

    assertThat(waiting.result()).isTrue();
  }

  @Test
  void the_storage_is_told_of_a_change_below() throws Exception {
    SharedObject child = newGroup("child", Map.of("deep", Map.of("n", 0)));
    Worker<Boolean> waiting =
        Threads.call(
                () ->
                    storage.await(s -> s.object("child").object("deep").get("n").equals(1L), LONG))
            .untilItWaits();
    child.object("deep").use(deep -> deep.put("n", 1));

    assertThat(waiting.result()).isTrue();
  }

  @Test
  void a_child_and_what_is_below_it_can_be_waited_for() throws Exception {
    SharedObject child = newGroup("child", Map.of("deep", Map.of("n", 0)));
    Worker<Boolean> onChild =
        Threads.call(() -> child.await(c -> c.object("deep").get("n").equals(1L), LONG));
    Worker<Boolean> onDeep = awaiting(child.object("deep"), 1);
    onChild.untilItWaits();
    onDeep.untilItWaits();
    child.object("deep").use(deep -> deep.put("n", 1));

    assertThat(onChild.result()).isTrue();
    assertThat(onDeep.result()).isTrue();
  }

  @Test
  void a_collection_can_be_waited_for() throws Exception {
    SharedCollection jobs = storage.collectionOrNew("jobs");
    Worker<Boolean> waiting =
        Threads.call(() -> jobs.await(j -> j.size() == 2, LONG)).untilItWaits();
    jobs.use(j -> j.add("one"));
    jobs.use(j -> j.add("two"));

    assertThat(waiting.result()).isTrue();
  }

  @Test
  void an_object_that_belongs_nowhere_can_be_waited_for_and_put_somewhere_meanwhile()
      throws Exception {
    SharedObject free = SharedObject.of("n", 0);
    Worker<Boolean> waiting = awaiting(free, 1).untilItWaits();
    storage.use(s -> s.put("free", free));
    free.use(f -> f.put("n", 1));
    assertThat(waiting.result()).isTrue();

    SharedObject member = SharedObject.of("n", 0);
    Worker<Boolean> joining = awaiting(member, 1).untilItWaits();
    free.use(f -> f.put("member", member));
    free.use(f -> member.use(m -> m.put("n", 1)));
    assertThat(joining.result()).isTrue();
  }

  @Test
  void an_object_that_came_to_a_storage_ends_its_waits_with_the_session() {
    SharedObject free = SharedObject.of("n", 0);
    Worker<Boolean> waiting = awaiting(free, 1).untilItWaits();
    storage.use(s -> s.put("free", free));
    session.close();

    assertThatThrownBy(waiting::result).isInstanceOf(SessionClosedException.class);
  }

  @Test
  void a_block_that_throws_publishes_nothing_to_wait_for() {
    Worker<Boolean> waiting = awaiting(storage, 1).untilItWaits();
    failing(storage, s -> s.put("n", 1));

    waiting.untilItWaits();
    storage.use(s -> s.put("n", 1));
    assertThat(waiting.failure()).isNull();
  }

  @Test
  void nobody_is_woken_by_a_state_that_is_not_published_yet() throws Exception {
    Worker<Boolean> waiting = awaiting(storage, 1).untilItWaits();
    storage.use(
        s -> {
          s.put("n", 1);
          waiting.untilItWaits();
        });

    assertThat(waiting.result()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.02S"})
  void it_ends_when_the_time_has_passed(Duration maxWait) {
    assertThat(storage.await(s -> s.has("n"), maxWait)).isFalse();
  }

  @Test
  void its_bound_may_be_any_duration() throws Exception {
    assertThat(storage.await(s -> false, Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
    Worker<Boolean> waiting =
        Threads.call(
                () ->
                    storage.await(s -> s.has("n"), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)))
            .untilItWaits();
    storage.use(s -> s.put("n", 1));
    assertThat(waiting.result()).isTrue();

    assertThatThrownBy(() -> storage.await(s -> true, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("maxWait");
    assertThatThrownBy(() -> storage.await(null, LONG))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("condition");
  }

  @Test
  void changes_that_do_not_matter_do_not_make_it_longer() throws Exception {
    Worker<Boolean> waiting =
        Threads.call(() -> storage.await(s -> s.has("never"), Duration.ofMillis(100)));
    while (!waiting.isDone()) {
      storage.use(s -> s.increment("n", 1));
    }

    assertThat(waiting.result()).isFalse();
  }

  @Test
  void it_ends_with_the_session() {
    SharedObject child = newGroup("child", Map.of());
    Worker<Boolean> onStorage = awaiting(storage, 1).untilItWaits();
    Worker<Boolean> onChild = awaiting(child, 1).untilItWaits();
    session.close();

    assertThatThrownBy(onStorage::result)
        .isInstanceOf(SessionClosedException.class)
        .hasMessageContaining(session.id().abbreviated());
    assertThatThrownBy(onChild::result).isInstanceOf(SessionClosedException.class);
    assertThatThrownBy(() -> storage.await(s -> s.has("n"), LONG))
        .isInstanceOf(SessionClosedException.class);
  }

  @Test
  void a_storage_that_nothing_was_written_to_ends_its_waits_too() {
    OpenedSession empty = sessions.open("empty");
    Worker<Boolean> waiting = awaiting(empty.storage(), 1).untilItWaits();
    empty.close();

    assertThatThrownBy(waiting::result).isInstanceOf(SessionClosedException.class);
  }

  @Test
  void the_last_state_of_a_session_may_meet_the_condition() throws Exception {
    Worker<Boolean> waiting = awaiting(storage, 1).untilItWaits();
    storage.use(
        s -> {
          s.put("n", 1);
        });
    session.close();

    assertThat(waiting.result()).isTrue();
    assertThat(storage.await(s -> s.has("n"), Duration.ZERO)).isTrue();
  }

  @Test
  void a_thread_that_is_interrupted_stops_waiting() {
    Worker<Boolean> waiting =
        Threads.call(
                () -> {
                  try {
                    return storage.await(s -> s.has("n"), LONG);
                  } finally {
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                  }
                })
            .untilItWaits();
    waiting.thread().interrupt();

    assertThatThrownBy(waiting::result).isInstanceOf(UseInterruptedException.class);
  }

  @Test
  void it_is_refused_inside_a_block_of_the_group() {
    SharedObject child = newGroup("child", Map.of("deep", Map.of()));

    assertThatThrownBy(() -> storage.with(s -> storage.await(x -> true, LONG)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a block");
    assertThatThrownBy(() -> child.with(c -> child.object("deep").await(x -> true, LONG)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("child.deep");
    assertThat(storage.<Boolean, RuntimeException>with(s -> child.await(c -> c.has("deep"), LONG)))
        .isTrue();
  }

  @Test
  void what_the_condition_throws_comes_out() {
    IllegalArgumentException planned = new IllegalArgumentException("planned");

    assertThatThrownBy(
            () ->
                storage.await(
                    s -> {
                      throw planned;
                    },
                    LONG))
        .isSameAs(planned);
    Worker<Boolean> waiting =
        Threads.call(
                () ->
                    storage.await(
                        s -> {
                          if (s.has("n")) {
                            throw planned;
                          }
                          return false;
                        },
                        LONG))
            .untilItWaits();
    storage.use(s -> s.put("n", 1));
    assertThat(waiting.failure()).isSameAs(planned);
    assertFree(storage);
  }

  @Test
  void many_wait_for_one() throws Exception {
    List<Worker<Boolean>> waiting =
        IntStream.range(0, 50).mapToObj(i -> awaiting(storage, 1)).toList();
    waiting.forEach(Worker::untilItWaits);
    storage.use(s -> s.put("n", 1));

    for (Worker<Boolean> one : waiting) {
      assertThat(one.result()).isTrue();
    }
  }

  @Test
  void a_change_right_before_or_after_the_waiting_begins_is_not_missed() throws Exception {
    for (int round = 1; round <= 300; round++) {
      long n = round;
      Threads.race(
          3,
          number -> {
            if (number == 0) {
              storage.use(s -> s.put("n", n));
            } else {
              assertThat(storage.await(s -> s.getOrDefault("n", 0L) >= n, LONG)).isTrue();
            }
          });
    }
  }

  @Test
  void two_threads_that_wait_for_each_other_take_turns() throws Exception {
    SharedObject ball = newGroup("ball", Map.of("turn", 0));
    Threads.race(
        2,
        number -> {
          for (int i = 0; i < 300; i++) {
            assertThat(ball.await(b -> b.get("turn").equals((long) number), LONG)).isTrue();
            ball.use(b -> b.put("turn", 1 - number));
          }
        });

    assertThat(ball.get("turn")).isEqualTo(0L);
  }

  /** The sum is the same in each published state, though each value is read by itself. */
  @Test
  void a_condition_never_sees_half_of_a_block() throws Exception {
    SharedObject account = newGroup("account", Map.of("a", 100, "b", 0));
    AtomicInteger tested = new AtomicInteger();
    Threads.stress(
        () ->
            account.use(
                x -> {
                  x.increment("a", -1);
                  x.increment("b", 1);
                }),
        () ->
            account.use(
                x -> {
                  x.increment("b", -1);
                  x.increment("a", 1);
                }),
        () -> {
          tested.incrementAndGet();
          assertThat(
                  account.await(
                      x -> {
                        long a = x.get("a", Long.class);
                        return a + x.get("b", Long.class) != 100;
                      },
                      Duration.ofMillis(20)))
              .isFalse();
        });

    assertThat(tested).hasPositiveValue();
  }

  @Test
  void a_thread_that_waits_holds_no_lock() throws Exception {
    List<Worker<Boolean>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(awaiting(storage, 1).untilItWaits());
      assertFree(storage);
    }
    storage.use(s -> s.put("n", 1));
    for (Worker<Boolean> one : waiting) {
      assertThat(one.result()).isTrue();
    }
  }
}
