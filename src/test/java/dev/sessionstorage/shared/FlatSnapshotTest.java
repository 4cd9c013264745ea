// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.ObjectEditor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An object without children is not copied, nor looked through again, as long as nobody writes. */
class FlatSnapshotTest {
  private final ObjectNode object = ObjectNode.copyOf(Map.of("a", 1, "b", 1));

  private Content copied() {
    return ((ContentMap.Frozen) object.toMap()).content();
  }

  private void write(java.util.function.Consumer<ObjectEditor> block) {
    object.use((ObjectEditor editor) -> block.accept(editor));
  }

  @Test
  void nothingIsCopied() {
    assertThat(copied()).isSameAs(copied()).isSameAs(object.latest());
  }

  @Test
  void itIsLookedThroughOnce() {
    Content content = copied();
    content.values[0] = ObjectNode.copyOf(Map.of()); // no block does that: to see who looks

    assertThat(content.isFlat()).isTrue();
  }

  @Test
  void aChildThatComesIsCopiedToo() {
    assertThat(copied().isFlat()).isTrue();

    write(editor -> editor.put("child", Map.of("list", List.of(1))));
    assertThat(object.toMap())
        .isEqualTo(Map.of("a", 1L, "b", 1L, "child", Map.of("list", List.of(1L))));
    assertThat(object.latest().isFlat()).isFalse();
  }

  @Test
  void aChildInThePlaceOfAValueIsCopiedToo() {
    assertThat(copied().isFlat()).isTrue();

    write(editor -> editor.put("a", Map.of("b", 2)));
    assertThat(object.toMap()).isEqualTo(Map.of("a", Map.of("b", 2L), "b", 1L));

    write(editor -> editor.put("a", 3));
    assertThat(object.toMap()).isEqualTo(Map.of("a", 3L, "b", 1L));
    assertThat(copied()).isSameAs(object.latest());
  }

  @Test
  void whatWasFoundOutIsNoPartOfTheVersion() {
    write(editor -> editor.put("c", 1));
    long version = object.latest().stamp();

    assertThat(copied().stamp()).isEqualTo(version);
    assertThat(copied().isIn(version)).isTrue();
    assertThat(copied().isIn(version - 1)).isFalse();
    assertThat(copied().isDraftSince(0)).isFalse();
  }
}
