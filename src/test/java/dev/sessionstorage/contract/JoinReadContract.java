// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What readers see of a group while it joins others, younger and older ones, and leaves them. */
public abstract class JoinReadContract extends Contract {
  private static final int PARTS = 100;

  private final SharedCollection parts =
      SharedCollection.copyOf(Collections.nCopies(PARTS, Map.of("n", 0)));
  private final SharedObject free = SharedObject.of("n", 0, "parts", parts);

  /** Keeps all numbers of the group equal. */
  private void increment() {
    free.use(
        editor -> {
          long n = editor.increment("n", 1);
          for (int i = 0; i < PARTS; i++) {
            parts.object(i).use(part -> part.put("n", n));
          }
        });
  }

  private static void assertNotTorn(Map<String, Object> copy) {
    assertThat(copy.get("parts")).isEqualTo(Collections.nCopies(PARTS, Map.of("n", copy.get("n"))));
  }

  private void readForwardAndBack() {
    SharedObject part = parts.object(PARTS - 1);
    notBefore(part.get("n", Long.class), free.get("n", Long.class));
    notBefore(free.get("n", Long.class), part.get("n", Long.class));
  }

  private static long notBefore(long earlier, long later) {
    assertThat(later).isGreaterThanOrEqualTo(earlier);
    return later;
  }

  /** A group that has published more often than the other one ever will in a test. */
  private static SharedObject olderGroup() {
    SharedObject older = SharedObject.of();
    for (int i = 0; i < 1_000_000; i++) {
      older.use(editor -> editor.put("n", 1));
    }
    return older;
  }

  @RepeatedTest(2)
  void readers_never_go_back_in_time_while_it_joins_younger_groups_and_leaves_them()
      throws Exception {
    SharedObject part = parts.object(0);
    long[] seen = new long[1];

    Threads.stress(
        () -> part.use(editor -> editor.increment("n", 1)),
        () -> failing(SharedObject.of(), younger -> younger.put("free", free)),
        () -> seen[0] = notBefore(seen[0], part.get("n", Long.class)));
  }

  @Test
  void what_was_written_together_is_seen_together_while_it_joins_younger_groups() throws Exception {
    Threads.stress(
        this::increment,
        () -> failing(SharedObject.of(), younger -> younger.put("free", free)),
        () -> assertNotTorn(free.toMap()),
        this::readForwardAndBack);
  }

  @Test
  void what_was_written_together_is_seen_together_while_it_joins_an_older_group() throws Exception {
    SharedObject older = olderGroup();

    Threads.stress(
        this::increment,
        () -> failing(older, editor -> editor.put("free", free)),
        () -> assertNotTorn(free.toMap()),
        this::readForwardAndBack);
  }

  @RepeatedTest(3)
  void what_was_written_together_is_seen_together_while_the_other_group_goes_on_as_well()
      throws Exception {
    SharedObject busy = SharedObject.of("n", 0);

    Threads.stress(
        this::increment,
        () -> {
          failing(busy, editor -> editor.put("free", free));
          for (int i = 0; i < 20; i++) {
            busy.use(editor -> editor.increment("n", 1));
          }
        },
        () -> assertNotTorn(free.toMap()),
        this::readForwardAndBack);
  }

  @Test
  void readers_never_go_back_in_time_while_a_group_joins_one_after_another() throws Exception {
    for (int round = 0; round < 200; round++) {
      SharedObject leaf = SharedObject.of("n", 0);
      long[] last = new long[1];

      Threads.race(
          3,
          number -> {
            SharedObject outermost = leaf;
            for (int i = 0; i < 30; i++) {
              switch (number) {
                case 0 -> outermost = SharedObject.of("inner", outermost);
                case 1 -> leaf.use(editor -> editor.increment("n", 1));
                default -> last[0] = notBefore(last[0], leaf.get("n", Long.class));
              }
            }
          });

      assertThat(leaf.get("n")).isEqualTo(30L);
    }
  }

  @Test
  void readers_of_the_joined_group_see_its_members_with_their_values_at_once() throws Exception {
    for (int round = 0; round < 200; round++) {
      SharedObject top = SharedObject.of();
      SharedObject member = SharedObject.of("n", 0, "list", List.of(0));

      Threads.race(
          3,
          number -> {
            switch (number) {
              case 0 -> top.use(editor -> editor.put("member", member));
              case 1 ->
                  member.use(
                      editor -> {
                        editor.put("n", 1);
                        member.collection("list").use(list -> list.set(0, 1));
                      });
              default -> {
                while (!top.has("member")) {
                  Thread.onSpinWait();
                }
                Map<?, ?> seen = (Map<?, ?>) top.toMap().get("member");
                assertThat(seen.get("list")).isEqualTo(List.of(seen.get("n")));
              }
            }
          });
    }
  }
}
