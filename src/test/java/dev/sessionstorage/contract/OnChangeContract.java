// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.ChangeRegistration;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners of changes: newest state, coalesced, outside every lock, in the caller's executor. */
public abstract class OnChangeContract extends Contract {
  private final ExecutorService executor = Executors.newFixedThreadPool(4);
  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<ChangeRegistration> open = new ArrayList<>();

  @AfterEach
  void end() {
    open.forEach(ChangeRegistration::close);
    executor.shutdownNow();
  }

  private void watch(SharedObject object, String name) {
    open.add(object.onChange(o -> seen.add(o.get(name)), Runnable::run));
  }

  @Test
  void the_listener_is_called_after_each_change_in_the_thread_of_the_change() {
    watch(storage, "n");
    storage.use(s -> s.put("n", 1));
    storage.use(s -> s.put("n", 2));

    assertThat(seen).containsExactly(1L, 2L);
  }

  @Test
  void nothing_is_told_where_nothing_has_changed() {
    storage.use(s -> s.put("n", 1));
    watch(storage, "n");
    storage.use(s -> s.put("n", 1));
    storage.use(s -> s.size());
    failing(storage, s -> s.put("n", 2));
    storage.use(
        s -> {
          s.put("n", 2);
          s.put("n", 1);
        });

    assertThat(seen).isEmpty();
  }

  @Test
  void the_storage_is_told_of_its_children_and_a_child_of_itself_only() {
    SharedObject child = newGroup("child", Map.of("n", 0));
    SharedObject other = newGroup("other", Map.of("n", 0));
    watch(child, "n");
    AtomicInteger ofStorage = new AtomicInteger();
    open.add(storage.onChange(s -> ofStorage.incrementAndGet(), Runnable::run));

    other.use(o -> o.put("n", 5));
    storage.use(s -> s.put("plain", 1));
    assertThat(seen).isEmpty();
    child.use(c -> c.put("n", 1));

    assertThat(seen).containsExactly(1L);
    assertThat(ofStorage).hasValue(3);
  }

  @Test
  void a_collection_and_an_object_that_belongs_nowhere_have_listeners_too() {
    SharedCollection list = storage.collectionOrNew("list");
    open.add(list.onChange(l -> seen.add(l.size()), Runnable::run));
    list.use(l -> l.add("x"));
    SharedObject free = SharedObject.of("n", 0);
    watch(free, "n");
    free.use(f -> f.put("n", 7));
    storage.use(s -> s.put("free", free));
    seen.remove(null);
    free.use(f -> f.put("n", 8));

    assertThat(seen).startsWith(1, 7L).endsWith(8L);
  }

  @Test
  void it_is_told_outside_every_lock_after_the_outermost_block() {
    SharedObject child = newGroup("child", Map.of("n", 0));
    SharedObject outer = SharedObject.of();
    open.add(
        child.onChange(
            c -> {
              assertFree(outer);
              assertFree(child);
              seen.add(c.get("n"));
            },
            Runnable::run));

    outer.use(
        o -> {
          child.use(c -> c.put("n", 1));
          child.use(c -> c.put("n", 2));
          assertThat(seen).isEmpty();
        });

    assertThat(seen).containsExactly(2L);
  }

  @Test
  void changes_while_it_is_due_are_told_as_one_and_the_newest_state_is_seen() {
    Queue<Runnable> queue = new ArrayDeque<>();
    open.add(storage.onChange(s -> seen.add(s.get("n")), queue::add));
    for (int n = 1; n <= 100; n++) {
      int value = n;
      storage.use(s -> s.put("n", value));
    }
    assertThat(queue).hasSize(1);
    queue.remove().run();
    assertThat(seen).containsExactly(100L);

    storage.use(s -> s.put("n", 101));
    assertThat(queue).hasSize(1);
  }

  @Test
  void one_thread_at_a_time_calls_it_and_the_last_state_is_always_seen() throws Exception {
    AtomicBoolean inside = new AtomicBoolean();
    AtomicBoolean overlapped = new AtomicBoolean();
    AtomicReference<Object> last = new AtomicReference<>();
    open.add(
        storage.onChange(
            s -> {
              if (!inside.compareAndSet(false, true)) {
                overlapped.set(true);
              }
              last.set(s.get("n"));
              inside.set(false);
            },
            executor));
    for (int round = 0; round < 20; round++) {
      Threads.race(
          4,
          number -> {
            for (int i = 0; i < 50; i++) {
              storage.use(s -> s.increment("n", 1));
            }
          });
      long expected = (round + 1) * 200L;
      Threads.await().until(() -> Long.valueOf(expected).equals(last.get()));
    }

    assertThat(overlapped).isFalse();
  }

  @Test
  void what_it_throws_does_not_end_it() {
    AtomicInteger calls = new AtomicInteger();
    open.add(
        storage.onChange(
            s -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalArgumentException("planned");
              }
              throw new NoClassDefFoundError("planned");
            },
            Runnable::run));
    watch(storage, "n");
    storage.use(s -> s.put("n", 1));
    storage.use(s -> s.put("n", 2));
    storage.use(s -> s.put("n", 3));

    assertThat(calls).hasValue(3);
    assertThat(seen).containsExactly(1L, 2L, 3L);
    assertFree(storage);
  }

  @Test
  void an_executor_that_refuses_does_not_harm_the_block_and_is_asked_again() {
    AtomicBoolean refuses = new AtomicBoolean(true);
    open.add(
        storage.onChange(
            s -> seen.add(s.get("n")),
            task -> {
              if (refuses.get()) {
                throw new RejectedExecutionException("planned");
              }
              task.run();
            }));
    storage.use(s -> s.put("n", 1));
    refuses.set(false);
    storage.use(s -> s.put("n", 2));

    assertThat(seen).containsExactly(2L);
  }

  @Test
  void nothing_begins_after_it_was_closed() {
    Queue<Runnable> queue = new ArrayDeque<>();
    ChangeRegistration watch = storage.onChange(s -> seen.add(s.get("n")), queue::add);
    storage.use(s -> s.put("n", 1));
    watch.close();
    watch.close();
    queue.remove().run();
    storage.use(s -> s.put("n", 2));

    assertThat(queue).isEmpty();
    assertThat(seen).isEmpty();
  }

  @Test
  void it_can_be_closed_while_it_runs_and_by_itself() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    ChangeRegistration watch =
        storage.onChange(
            s -> {
              seen.add(s.get("n"));
              running.countDown();
              awaitQuietly(closed);
            },
            executor);
    storage.use(s -> s.put("n", 1));
    assertThat(running.await(15, SECONDS)).isTrue();
    storage.use(s -> s.put("n", 2));
    watch.close();
    closed.countDown();

    AtomicReference<ChangeRegistration> own = new AtomicReference<>();
    own.set(
        storage.onChange(
            s -> {
              seen.add("own");
              own.get().close();
            },
            Runnable::run));
    storage.use(s -> s.put("n", 3));
    storage.use(s -> s.put("n", 4));

    assertThat(seen).containsExactly(1L, "own");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void it_ends_with_the_session() {
    watch(storage, "n");
    session.close();

    assertThat(seen).isEmpty();
    assertThatThrownBy(() -> storage.onChange(s -> {}, Runnable::run))
        .isInstanceOf(SessionClosedException.class);
  }

  @Test
  void a_listener_that_writes_is_told_of_that_afterwards_until_it_is_cut_off() {
    AtomicInteger depth = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    open.add(
        storage.onChange(
            s -> {
              assertThat(depth.incrementAndGet()).isEqualTo(1);
              calls.incrementAndGet();
              storage.use(x -> x.increment("n", 1));
              depth.decrementAndGet();
            },
            Runnable::run));
    storage.use(s -> s.put("n", 0));

    assertThat(calls).hasValueBetween(2, 1000);
    assertThat(storage.get("n")).isEqualTo((long) calls.get());
    assertFree(storage);
  }

  @Test
  void null_is_refused() {
    assertThatThrownBy(() -> storage.onChange(null, Runnable::run))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("listener");
    assertThatThrownBy(() -> storage.onChange(s -> {}, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("executor");
  }
}
