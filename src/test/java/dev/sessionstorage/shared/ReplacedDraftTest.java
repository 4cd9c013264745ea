// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A reader may hold a draft that has been replaced: it must never be taken for published. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplacedDraftTest {
  private final ObjectNode object = ObjectNode.copyOf(Map.of("n", 0));
  private Content draft;

  private void writeDraft() {
    object.use(editor -> editor.put("new", 1));
    draft = object.latest();
  }

  @Test
  void a_draft_that_an_inner_block_replaces_is_not_published_with_its_block() {
    object.use(
        editor -> {
          writeDraft();
          object.use(inner -> inner.put("n", 2));
          assertThat(object.latest()).isNotSameAs(draft);
        });

    assertThat(draft.isIn(object.group().version())).isFalse();
    assertThat(object.toMap()).isEqualTo(Map.of("n", 2L, "new", 1L));
  }

  @Test
  void a_draft_that_is_rolled_back_is_not_published_with_the_block_around_it() {
    object.use(
        editor -> {
          editor.put("n", 1);
          try {
            object.use(
                inner -> {
                  writeDraft();
                  throw new IllegalStateException();
                });
          } catch (IllegalStateException planned) {
            editor.put("n", 2);
          }
        });

    assertThat(draft.isIn(object.group().version())).isFalse();
    assertThat(object.toMap()).isEqualTo(Map.of("n", 2L));
  }
}
