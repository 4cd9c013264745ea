// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

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
  @CsvSource({"100, 50, 100", "100, 51, 49", "33, 17, 33", "33, 18, 15", "32, 31, 32"})
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
}
