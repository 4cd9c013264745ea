// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A reader may have found the group that an object belonged to a moment ago, and its version. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JoinVersionTest {
  private final ObjectNode object = ObjectNode.copyOf(Map.of("n", 0));
  private final ObjectNode host = ObjectNode.copyOf(Map.of("n", 0));

  private static void write(ObjectNode node, int times) {
    for (int i = 0; i < times; i++) {
      node.use(editor -> editor.increment("n", 1));
    }
  }

  @BeforeEach
  void theHostIsOlder() {
    write(host, 5);
  }

  @Test
  void a_group_counts_on_from_the_version_of_one_that_joins_it() {
    write(object, 20);
    long before = object.group().version();

    host.use(editor -> editor.put("object", object));

    assertThat(object.group()).isSameAs(host.group());
    assertThat(host.group().version()).isGreaterThan(before);
  }

  /** What it publishes afterwards must be newer than all that a reader took the host's for. */
  @Test
  void an_object_whose_join_is_undone_counts_on_from_the_version_of_the_group_it_leaves() {
    assertThatThrownBy(
            () ->
                host.use(
                    editor -> {
                      editor.put("object", object);
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(object.group()).isNotSameAs(host.group());
    assertThat(object.group().version()).isGreaterThanOrEqualTo(host.group().version());
  }
}
