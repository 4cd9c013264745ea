// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NamesTest {

  @Test
  void objects_of_one_shape_share_their_names() {
    ObjectNode one = ObjectNode.copyOf(Map.of("x", 1));
    ObjectNode other = ObjectNode.copyOf(Map.of("x", 2));

    assertThat(one.read().names).isSameAs(other.read().names);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void a_name_is_not_taken_for_another_one_with_the_same_hash(int others) {
    ObjectNode object = ObjectNode.copyOf(Map.of("Aa", 1));
    object.use(editor -> IntStream.range(0, others).forEach(n -> editor.put("name" + n, n)));

    assertThat("BB").hasSameHashCodeAs("Aa");
    assertThat(object.has("BB")).isFalse();
    object.use(editor -> editor.put("BB", 2));
    assertThat(object.get("Aa")).isEqualTo(1L);
    assertThat(object.get("BB")).isEqualTo(2L);
  }

  @ParameterizedTest
  @CsvSource({"100, 50, 100", "100, 51, 49", "33, 17, 33", "33, 18, 15", "32, 31, 1"})
  void slots_are_given_back_when_most_of_many_names_are_gone(int names, int removed, int slots) {
    ObjectNode object = ObjectNode.copyOf(Map.of());
    object.use(
        editor -> {
          IntStream.range(0, names).forEach(n -> editor.put("name" + n, n));
          IntStream.range(0, removed).forEach(n -> editor.remove("name" + n));
        });

    assertThat(object.read().length).isEqualTo(slots);
    assertThat(object.size()).isEqualTo(names - removed);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 44, 1000})
  void names_are_in_the_order_in_which_they_were_put(int others) {
    ObjectNode object = ObjectNode.copyOf(Map.of());
    object.use(editor -> IntStream.range(0, others).forEach(n -> editor.put("name" + n, n)));
    object.use(editor -> editor.remove("name0"));
    object.use(editor -> editor.put("name0", "again"));

    assertThat(object.names()).last().isEqualTo("name0");
    assertThat(object.get("name0")).isEqualTo("again");
    assertThat(object.toMap()).hasSize(others);
  }

  @Test
  void an_older_state_keeps_a_name_where_it_was_when_the_name_is_put_again() {
    ObjectNode object = ObjectNode.copyOf(Map.of());
    object.use(editor -> IntStream.range(0, 44).forEach(n -> editor.put("name" + n, n)));
    Map<String, Object> before = object.toMap();
    object.use(editor -> editor.remove("name7"));
    Map<String, Object> without = object.toMap();
    object.use(editor -> editor.put("name7", "again"));
    Map<String, Object> again = object.toMap();
    object.use(editor -> editor.remove("name7"));
    object.use(editor -> editor.put("name7", "and again"));

    assertThat(before).containsEntry("name7", 7L);
    assertThat(without).doesNotContainKey("name7").hasSize(43);
    assertThat(again).containsEntry("name7", "again").hasSize(44);
  }

  @Test
  void blocks_that_fail_leave_no_slots_behind() {
    ObjectNode object = ObjectNode.copyOf(Map.of());
    object.use(editor -> IntStream.range(0, 44).forEach(n -> editor.put("name" + n, n)));
    for (int i = 0; i < 20_000; i++) {
      fail(object, "failed" + i);
    }
    object.use(editor -> editor.put("last", 1));

    assertThat(object.read().length).isEqualTo(45);
  }

  @Test
  void savepoints_that_are_taken_back_leave_no_slots_behind() {
    ObjectNode object = ObjectNode.copyOf(Map.of());
    object.use(editor -> IntStream.range(0, 44).forEach(n -> editor.put("name" + n, n)));
    object.use(
        editor -> {
          for (int i = 0; i < 10_000; i++) {
            fail(object, "failed" + i);
          }
          editor.put("last", 1);
        });

    assertThat(object.read().length).isEqualTo(45);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void names_that_come_and_go_take_no_more_slots_than_twice_those_that_stay(boolean inOneBlock) {
    ObjectNode object = ObjectNode.copyOf(Map.of());
    object.use(editor -> IntStream.range(0, 44).forEach(n -> editor.put("name" + n, n)));
    for (int i = 0; i < 10_000; i++) {
      String name = "other" + i % 100;
      object.use(
          editor -> {
            editor.put(name, 1);
            if (inOneBlock) {
              editor.remove(name);
            }
          });
      object.use(editor -> editor.remove(name));
    }

    assertThat(object.read().length).isLessThanOrEqualTo(2 * 45);
    assertThat(object.size()).isEqualTo(44);
  }

  private static void fail(ObjectNode object, String name) {
    assertThatThrownBy(
            () ->
                object.use(
                    editor -> {
                      editor.put(name, 1);
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
  }
}
