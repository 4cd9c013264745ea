// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.hazelcast.Changes.Change;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangesTest {
  private final GroupKey one = new GroupKey(SessionId.random(), 1);
  private final GroupKey other = new GroupKey(SessionId.random(), 1);
  private final Changes changes = new Changes();

  @Test
  void changes_of_one_group_become_one() {
    changes.add(one, 2, Set.of("cart"));
    changes.add(one, 3, Set.of("user"));
    changes.add(one, 4, Set.of());
    assertThat(changes.take()).isEqualTo(Map.of(one, new Change(4, Set.of("cart", "user"))));
  }

  @Test
  void groups_are_told_apart() {
    changes.add(one, 2, Set.of("cart"));
    changes.add(other, 7, Set.of("cart"));
    assertThat(changes.take())
        .hasSize(2)
        .containsEntry(one, new Change(2, Set.of("cart")))
        .containsEntry(other, new Change(7, Set.of("cart")));
  }

  @Test
  void what_was_taken_is_not_there_any_more() {
    changes.add(one, 2, Set.of("cart"));
    assertThat(changes.take()).isNotEmpty();
    assertThat(changes.take()).isEmpty();
  }
}
