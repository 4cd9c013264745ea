// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers without a block see states that some block published, in order, never half of one. */
public abstract class TornReadContract extends Contract {
  private final AtomicLong written = new AtomicLong();
  private SharedObject top;
  private SharedObject a;
  private SharedObject b;
  private SharedCollection list;

  /** Two values that always are equal. */
  public record Pair(long x, long y) {}

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("a", Map.of("x", 0), "b", Map.of("y", 0), "list", List.of(0, 0)));
    a = top.object("a");
    b = top.object("b");
    list = top.collection("list");
  }

  /** Keeps a.x, b.y and both elements of the list equal. */
  private void writeEverywhere() {
    long n = written.incrementAndGet();
    top.use(
        editor -> {
          a.use(inner -> inner.put("x", n));
          b.use(inner -> inner.put("y", n));
          list.use(inner -> inner.set(0, n));
          list.use(inner -> inner.set(1, n));
        });
  }

  @Test
  void a_copy_of_several_objects_is_never_torn() throws Exception {
    Threads.Task reader =
        () -> {
          Map<String, Object> copy = top.toMap();
          Object n = ((Map<?, ?>) copy.get("a")).get("x");
          assertThat(copy)
              .isEqualTo(Map.of("a", Map.of("x", n), "b", Map.of("y", n), "list", List.of(n, n)));
        };

    Threads.stress(this::writeEverywhere, reader, reader);
  }

  @Test
  void a_shared_copy_is_never_torn() throws Exception {
    Threads.stress(
        this::writeEverywhere,
        () -> {
          SharedObject copy = top.copy();
          assertThat(copy.object("a").get("x")).isEqualTo(copy.object("b").get("y"));
          assertThat(copy.collection("list").get(1)).isEqualTo(copy.object("a").get("x"));
        });
  }

  @Test
  void a_copy_of_the_storage_shows_each_child_at_one_state() throws Exception {
    Threads.stress(
        this::writeEverywhere,
        () -> {
          Map<?, ?> copy = (Map<?, ?>) storage.toMap().get("top");
          assertThat(((Map<?, ?>) copy.get("a")).get("x"))
              .isEqualTo(((Map<?, ?>) copy.get("b")).get("y"));
        });
  }

  @Test
  void single_reads_never_go_back_in_time() throws Exception {
    long[] last = new long[2];

    Threads.stress(
        this::writeEverywhere,
        () -> last[0] = notBefore(last[0], a.get("x", Long.class)),
        () -> last[1] = notBefore(last[1], list.get(1, Long.class)));
  }

  @Test
  void reading_one_object_after_another_never_goes_back_in_time() throws Exception {
    Threads.Task forth = () -> notBefore(b.get("y", Long.class), a.get("x", Long.class));
    Threads.Task back = () -> notBefore(a.get("x", Long.class), b.get("y", Long.class));

    Threads.stress(this::writeEverywhere, forth, back);
  }

  private static long notBefore(long earlier, long later) {
    assertThat(later).isGreaterThanOrEqualTo(earlier);
    return later;
  }

  @Test
  void a_record_read_back_is_never_torn() throws Exception {
    a.use(editor -> editor.put("y", 0));

    Threads.stress(
        () -> {
          long n = written.incrementAndGet();
          a.use(editor -> editor.put("x", n));
          a.use(editor -> editor.putAll(Map.of("x", n, "y", n)));
          a.use(editor -> editor.put("y", n));
        },
        () -> {
          Pair pair = a.as(Pair.class);
          assertThat(pair.x() - pair.y()).isBetween(0L, 1L);
        });
  }

  @Test
  void names_and_values_always_fit_together() throws Exception {
    Threads.Task writer =
        () -> {
          long n = written.incrementAndGet();
          a.use(
              editor -> {
                editor.clear();
                for (long i = n % 40; i >= 0; i--) {
                  editor.put("name" + (n + i), n + i);
                }
              });
        };
    a.use(editor -> editor.clear());

    Threads.stress(
        writer,
        () -> a.toMap().forEach((name, value) -> assertThat(name).isEqualTo("name" + value)),
        () -> {
          Set<String> names = a.names();
          assertThat(names).hasSize(names.isEmpty() ? 0 : spanOf(names));
        });
  }

  private static int spanOf(Set<String> names) {
    LongSummaryStatistics numbers =
        names.stream().mapToLong(name -> Long.parseLong(name.substring(4))).summaryStatistics();
    return Math.toIntExact(numbers.getMax() - numbers.getMin()) + 1;
  }

  @Test
  void elements_and_size_always_fit_together() throws Exception {
    list.use(editor -> editor.clear());

    Threads.stress(
        () -> {
          long n = written.incrementAndGet();
          list.use(
              editor -> {
                editor.clear();
                for (long i = 0; i < n % 20; i++) {
                  editor.add(n);
                }
              });
        },
        () -> {
          List<Object> copy = list.toList();
          if (!copy.isEmpty()) {
            assertThat(copy).containsOnly(copy.get(0)).hasSize((int) ((long) copy.get(0) % 20));
          }
        });
  }

  @Test
  void nothing_is_seen_twice_or_not_at_all_while_it_moves() throws Exception {
    SharedCollection left = top.collectionOrNew("left");
    SharedCollection right = top.collectionOrNew("right");
    left.use(editor -> List.of(1, 2, 3, 4, 5).forEach(n -> editor.add(Map.of("n", n))));
    Threads.Task mover =
        () -> {
          SharedCollection from = left.size() > 0 ? left : right;
          SharedCollection to = from == left ? right : left;
          top.use(
              editor -> {
                SharedObject moved = from.object(0);
                from.use(inner -> inner.remove(0));
                to.use(inner -> inner.add(moved));
              });
        };

    Threads.stress(
        mover,
        () -> {
          Map<String, Object> copy = top.toMap();
          int seen = ((Collection<?>) copy.get("left")).size();
          seen += ((Collection<?>) copy.get("right")).size();
          assertThat(seen).isEqualTo(5);
        });
  }

  @Test
  void a_new_child_is_never_seen_without_its_content() throws Exception {
    Threads.stress(
        () -> {
          long n = written.incrementAndGet();
          a.use(
              editor -> {
                editor.remove("child");
                SharedObject child = editor.objectOrNew("child");
                child.use(inner -> inner.put("n", n));
              });
        },
        () -> {
          SharedObject child = a.object("child");
          assertThat(child == null ? 0L : child.get("n")).isNotNull();
        });
  }
}
