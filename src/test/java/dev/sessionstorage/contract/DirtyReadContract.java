// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody ever sees what a block that threw has written. */
public abstract class DirtyReadContract extends Contract {
  private SharedObject top;
  private SharedObject child;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0, "child", Map.of("n", 0), "list", List.of("a", "b")));
    child = top.object("child");
    list = top.collection("list");
  }

  @Test
  void nobody_ever_sees_what_a_failed_inner_block_wrote() throws Exception {
    AtomicLong written = new AtomicLong();
    Threads.Task writer =
        () -> {
          long n = written.incrementAndGet();
          top.use(
              outer -> {
                if (n % 2 == 0) {
                  child.use(inner -> inner.put("n", n));
                }
                failing(
                    top,
                    inner -> {
                      inner.put("n", -1);
                      child.use(innermost -> innermost.put("n", -1));
                      list.use(innermost -> innermost.set(0, "dirty"));
                    });
                if (n % 3 == 0) {
                  outer.put("n", n);
                }
              });
        };

    Threads.stress(
        writer,
        () -> assertThat(child.get("n", Long.class)).isNotNegative(),
        () -> assertThat(top.get("n", Long.class)).isNotNegative(),
        () -> assertThat(list.get(0)).isEqualTo("a"),
        () -> {
          Map<String, Object> copy = top.toMap();
          assertThat(copy.get("n")).isNotEqualTo(-1L);
          assertThat(copy.get("child")).isNotEqualTo(Map.of("n", -1L));
          assertThat(copy.get("list")).isEqualTo(List.of("a", "b"));
        });
  }

  @Test
  void nobody_ever_sees_what_a_failed_outermost_block_wrote() throws Exception {
    Map<String, Object> before = top.toMap();
    Threads.Task failingWriter =
        () ->
            failing(
                top,
                editor -> {
                  editor.putAll(Map.of("n", -1, "new", Map.of("deep", List.of(1))));
                  list.use(inner -> inner.clear());
                  child.use(inner -> inner.put("n", -1));
                  editor.remove("child");
                });
    Threads.Task reader = () -> assertThat(top.toMap()).isEqualTo(before);

    Threads.stress(failingWriter, failingWriter, reader, reader);

    assertThat(top.object("child")).isSameAs(child);
  }

  @Test
  void an_increment_of_a_block_that_throws_does_not_count() throws Exception {
    Threads.race(
        4,
        number -> {
          for (int i = 0; i < 1_000; i++) {
            child.use(editor -> editor.increment("n", 1));
            failing(child, editor -> editor.increment("n", 1_000_000));
          }
        });

    assertThat(child.get("n")).isEqualTo(4_000L);
  }
}
