// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseLostException;
import dev.sessionstorage.cluster.api.Lease.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Children of the first level that are removed and put back, at once or much later. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PutBackTest extends TwoMembers {
  private static final Duration LONG = Duration.ofMinutes(2);

  private SharedObject removed() throws Exception {
    onA.use(storage -> storage.put("x", Map.of("n", 1, "inner", Map.of("n", 1))));
    settle();
    SharedObject held = child(onA, "x");
    onA.use(storage -> storage.remove("x"));
    settle();
    return held;
  }

  @Test
  void a_commit_that_is_refused_forgets_nothing() throws Exception {
    SharedObject held = removed();
    age(LONG);
    memberA.planned.add(Outcome.LOST);
    assertThatThrownBy(() -> onA.use(storage -> storage.put("n", 1)))
        .isInstanceOf(UseLostException.class);
    assertThat(groups()).isEqualTo(2);
    onB.use(storage -> storage.put("n", 2));
    assertThat(groups()).as("removed for long, forgotten with the next commit").isEqualTo(1);
    held.use(x -> x.increment("n", 1));
    assertThat(held.get("n")).as("goes on where it is held").isEqualTo(2L);
  }

  @Test
  void a_child_that_is_listed_as_removed_is_put_back_as_it_is() throws Exception {
    SharedObject held = removed();
    age(LONG);
    onA.use(storage -> storage.put("y", held));
    settle();
    assertThat(grid.numbers).hasSize(1);
    child(onB, "y").use(x -> x.increment("n", 1));
    held.use(x -> x.increment("n", 1));
    settle();
    assertThat(child(onB, "y").get("n")).isEqualTo(3L);
  }

  @Test
  void a_child_that_was_forgotten_comes_back_under_a_number_that_all_members_know()
      throws Exception {
    SharedObject held = removed();
    SharedObject inner = child(held, "inner");
    held.use(x -> x.put("n", 5));
    age(LONG);
    onB.use(storage -> storage.put("n", 1));
    settle();
    assertThat(groups()).isEqualTo(1);

    held.use(x -> x.increment("n", 1));
    onA.use(storage -> storage.put("again", held));
    settle();
    assertThat(grid.numbers).hasSize(2);
    SharedObject there = child(onB, "again");
    assertThat(there.toMap()).isEqualTo(Map.of("n", 6L, "inner", Map.of("n", 1L)));
    there.use(x -> x.increment("n", 1));
    inner.use(x -> x.increment("n", 1));
    child(there, "inner").use(x -> x.increment("n", 1));
    settle();
    assertThat(child(onA, "again")).isSameAs(held);
    assertThat(child(held, "inner")).isSameAs(inner);
    assertThat(held.toMap()).isEqualTo(Map.of("n", 7L, "inner", Map.of("n", 3L)));
    assertThat(onB.toMap()).isEqualTo(onA.toMap());
  }

  @Test
  void what_another_member_holds_of_a_forgotten_child_is_its_own() throws Exception {
    onA.use(storage -> storage.put("x", Map.of("n", 1)));
    settle();
    SharedObject heldByA = child(onA, "x");
    SharedObject heldByB = child(onB, "x");
    onA.use(storage -> storage.remove("x"));
    age(LONG);
    onA.use(storage -> storage.put("n", 1));
    onA.use(storage -> storage.put("x", heldByA));
    onB.use(storage -> storage.put("mine", heldByB));
    heldByB.use(x -> x.put("n", 10));
    heldByA.use(x -> x.put("n", 20));
    settle();
    Map<String, Object> all = Map.of("n", 1L, "x", Map.of("n", 20L), "mine", Map.of("n", 10L));
    assertThat(onA.toMap()).isEqualTo(all);
    assertThat(onB.toMap()).isEqualTo(all);
  }

  @Test
  void a_block_that_puts_a_forgotten_child_back_and_throws_has_changed_nothing() throws Exception {
    SharedObject held = removed();
    age(LONG);
    onA.use(storage -> storage.put("n", 1));
    assertThatThrownBy(
            () ->
                onA.use(
                    storage -> {
                      storage.put("x", held);
                      throw new IllegalStateException("planned");
                    }))
        .hasMessage("planned");
    memberA.planned.add(Outcome.LOST);
    assertThatThrownBy(() -> onA.use(storage -> storage.put("x", held)))
        .isInstanceOf(UseLostException.class);
    held.use(x -> x.increment("n", 1));
    assertThat(groups()).isEqualTo(1);
    onA.use(storage -> storage.put("x", held));
    settle();
    assertThat(child(onB, "x").get("n")).isEqualTo(2L);
  }

  @Test
  void two_members_in_turn_move_remove_and_put_back() throws Exception {
    onA.use(storage -> storage.put("x0", Map.of("n", 0)));
    settle();
    for (int i = 0; i < 12; i++) {
      SharedObject mine = i % 2 == 0 ? onA : onB;
      String from = "x" + i;
      String to = "x" + (i + 1);
      SharedObject child = child(mine, from);
      if (i % 3 == 0) {
        mine.use(storage -> storage.remove(from));
        child.use(x -> x.increment("n", 1));
        mine.use(storage -> storage.put(to, child));
      } else {
        mine.use(
            storage -> {
              storage.remove(from);
              storage.put(to, child);
            });
        child.use(x -> x.increment("n", 1));
      }
      settle();
    }
    assertThat(onA.toMap()).isEqualTo(Map.of("x12", Map.of("n", 12L)));
    assertThat(onB.toMap()).isEqualTo(onA.toMap());
    assertThat(grid.numbers).hasSize(1);
  }
}
