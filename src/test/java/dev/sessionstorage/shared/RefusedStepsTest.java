// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a block tried in vain, and caught, leaves no trace in what the same block had written
 * before. It did: the copy of the content that was being written was not copied again, so the step
 * was taken back from the log only. Random programs found it, with an object inside itself.
 */
class RefusedStepsTest {
  private final SharedObject placed = DeepCopy.of(Map.of("child", Map.of()));
  private final SharedObject object = DeepCopy.of(Map.of());
  private final SharedCollection collection = DeepCopy.of(List.of(1, 2));

  @Test
  void a_child_that_has_a_place_elsewhere() {
    object.use(
        editor -> {
          editor.put("x", 1);
          assertThatThrownBy(() -> editor.put("child", placed.object("child")))
              .isInstanceOf(SharedGroupException.class);
        });

    assertThat(object.toMap()).isEqualTo(Map.of("x", 1L));
  }

  @Test
  void an_object_put_into_itself() {
    object.use(
        editor -> {
          editor.put("x", 1);
          assertThatThrownBy(() -> editor.put("self", object))
              .isInstanceOf(SharedGroupException.class);
        });

    assertThat(object.toMap()).isEqualTo(Map.of("x", 1L));
  }

  @Test
  void a_refused_value_among_several() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("good", 1);
    values.put("bad", new Object());
    object.use(
        editor -> {
          editor.put("x", 1);
          assertThatThrownBy(() -> editor.putAll(values))
              .isInstanceOf(UnsupportedValueException.class);
        });

    assertThat(object.toMap()).isEqualTo(Map.of("x", 1L));
  }

  @Test
  void an_element_that_is_refused() {
    collection.use(
        editor -> {
          editor.add(3);
          assertThatThrownBy(() -> editor.insert(0, Map.of("bad", new Object())))
              .isInstanceOf(UnsupportedValueException.class);
        });

    assertThat(collection.toList()).isEqualTo(List.of(1L, 2L, 3L));
  }

  @Test
  void what_the_block_wrote_before_and_after_stays() {
    object.use(
        editor -> {
          editor.put("before", 1);
          assertThatThrownBy(() -> editor.put("bad", placed.object("child")))
              .isInstanceOf(SharedGroupException.class);
          editor.put("after", 2);
        });

    assertThat(object.toMap()).isEqualTo(Map.of("before", 1L, "after", 2L));
  }
}
