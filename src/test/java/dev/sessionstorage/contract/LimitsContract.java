// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names have at most 255 characters, trees at most 64 levels below their top. */
public abstract class LimitsContract extends Contract {
  private static final int DEEPEST = 64;
  private static final String LONGEST = "n".repeat(255);
  private static final String TOO_LONG = "n".repeat(256);

  private SharedObject top;
  private SharedObject free;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
    free = SharedObject.of("n", 0);
  }

  /** That many maps and lists, each inside the one before. */
  private static Map<String, Object> nested(int levels) {
    Object value = "value";
    for (int i = 1; i < levels; i++) {
      value = i % 2 == 0 ? Map.of("next", value) : List.of(value);
    }
    return Map.of("next", value);
  }

  @Test
  void a_name_may_have_255_characters() {
    top.use(
        editor -> {
          editor.put(LONGEST, 1);
          editor.increment(LONGEST, 1);
          editor.put("map", Map.of(LONGEST, 1));
        });

    assertThat(top.get(LONGEST)).isEqualTo(2L);
    assertThat(top.object("map").get(LONGEST)).isEqualTo(1L);
  }

  @Test
  void a_name_of_256_characters_is_refused_everywhere() {
    refused(UnsupportedValueException.class, top, editor -> editor.put(TOO_LONG, 1))
        .hasMessageContainingAll("top", "255", "256")
        .hasMessageNotContaining(TOO_LONG);
    refused(UnsupportedValueException.class, top, e -> e.putAll(Map.of("a", 1, TOO_LONG, 1)));
    refused(UnsupportedValueException.class, top, e -> e.put("map", Map.of(TOO_LONG, 1)))
        .hasMessageContaining("map");
    refused(UnsupportedValueException.class, top, editor -> editor.increment(TOO_LONG, 1));
    refused(UnsupportedValueException.class, top, editor -> editor.objectOrNew(TOO_LONG));
    refused(UnsupportedValueException.class, top, editor -> editor.collectionOrNew(TOO_LONG));
    refused(UnsupportedValueException.class, storage, editor -> editor.put(TOO_LONG, 1));
    assertThatThrownBy(() -> top.objectOrNew(TOO_LONG))
        .isInstanceOf(UnsupportedValueException.class);
    assertThatThrownBy(() -> assertThat(SharedObject.of(TOO_LONG, 1)).isNull())
        .isInstanceOf(UnsupportedValueException.class);
  }

  @Test
  void a_name_too_long_to_be_stored_can_be_asked_for() {
    assertThat(top.has(TOO_LONG)).isFalse();
    assertThat(top.get(TOO_LONG)).isNull();
    top.use(editor -> editor.remove(TOO_LONG));
  }

  @Test
  void a_tree_may_have_64_levels() {
    free.use(editor -> editor.put("next", nested(DEEPEST)));
    storage.use(editor -> editor.put("next", nested(DEEPEST)));

    assertThat(free.toMap().get("next")).isEqualTo(nested(DEEPEST));
    assertThat(storage.toMap().get("next")).isEqualTo(nested(DEEPEST));
    assertThat(free.copy().toMap()).isEqualTo(free.toMap());
  }

  @Test
  void a_tree_of_65_levels_is_refused() {
    refused(UnsupportedValueException.class, free, e -> e.put("next", nested(DEEPEST + 1)))
        .hasMessageContainingAll("next", "64");
    refused(UnsupportedValueException.class, storage, e -> e.put("next", nested(DEEPEST + 1)))
        .hasMessageContainingAll("next", "64");
    refused(UnsupportedValueException.class, top, e -> e.put("next", nested(DEEPEST)));
  }

  @Test
  void ten_thousand_levels_are_refused_as_well() {
    Map<String, Object> deep = nested(10_000);

    refused(UnsupportedValueException.class, top, editor -> editor.put("deep", deep))
        .hasMessageContainingAll("top", "deep", "64");
    refused(UnsupportedValueException.class, top, editor -> editor.putAll(deep));
    assertThatThrownBy(() -> assertThat(SharedObject.copyOf(deep)).isNull())
        .isInstanceOf(UnsupportedValueException.class);
    assertThatThrownBy(() -> assertThat(SharedCollection.of(deep)).isNull())
        .isInstanceOf(UnsupportedValueException.class);
  }

  @Test
  void a_tree_that_grows_level_by_level_ends_at_64() {
    SharedObject deepest = free;
    for (int level = 0; level < DEEPEST; level++) {
      deepest = deepest.objectOrNew("next");
    }
    SharedObject last = deepest;

    assertThatThrownBy(() -> last.objectOrNew("next"))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("64");
    refused(UnsupportedValueException.class, last, editor -> editor.put("next", List.of()));
    refused(UnsupportedValueException.class, last, editor -> editor.collectionOrNew("next"));
    last.use(editor -> editor.put("plain", "values are fine"));
  }

  @Test
  void trees_that_would_be_too_deep_together_do_not_join() {
    SharedObject fits = SharedObject.copyOf(nested(24));
    SharedObject half = SharedObject.copyOf(nested(25));
    SharedObject deepest = free;
    for (int level = 0; level < 40; level++) {
      deepest = deepest.objectOrNew("next");
    }
    SharedObject last = deepest;

    refused(UnsupportedValueException.class, last, editor -> editor.put("half", half))
        .hasMessageContainingAll("half", "64");

    last.use(editor -> editor.put("half", fits));
    top.use(editor -> editor.put("half", half));
  }

  @Test
  void a_tree_cannot_be_moved_to_where_it_would_be_too_deep() {
    free.use(editor -> editor.put("tree", nested(40)));
    SharedObject moved = free.object("tree");
    SharedObject deepest = free.objectOrNew("line");
    for (int level = 0; level < 40; level++) {
      deepest = deepest.objectOrNew("next");
    }
    SharedObject last = deepest;
    free.use(editor -> editor.remove("tree"));

    refused(UnsupportedValueException.class, last, editor -> editor.put("tree", moved))
        .hasMessageContainingAll("tree", "64");

    free.use(editor -> editor.put("tree", moved));
  }
}
