// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting: where it starts, and what it refuses. */
public abstract class CounterContract extends Contract {
  private SharedObject top;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
  }

  @Test
  void an_increment_starts_at_zero_where_there_is_none_or_null() {
    top.use(
        editor -> {
          editor.put("nothing", null);
          assertThat(editor.increment("missing", 5)).isEqualTo(5);
          assertThat(editor.increment("nothing", -5)).isEqualTo(-5);
          assertThat(editor.increment("n", 1)).isEqualTo(1);
          assertThat(editor.increment("n", 0)).isEqualTo(1);
        });

    assertThat(top.toMap()).isEqualTo(Map.of("missing", 5L, "nothing", -5L, "n", 1L));
  }

  @Test
  void an_increment_of_what_is_no_whole_number_is_refused() {
    top.use(editor -> editor.putAll(Map.of("text", "1", "half", 0.5, "map", Map.of())));

    for (String name : List.of("text", "half", "map")) {
      refused(UnsupportedValueException.class, top, editor -> editor.increment(name, 1))
          .hasMessageContaining("top")
          .hasMessageContaining(name);
    }
  }

  @Test
  void an_increment_that_does_not_fit_is_refused() {
    top.use(editor -> editor.putAll(Map.of("max", Long.MAX_VALUE, "min", Long.MIN_VALUE)));

    refused(ArithmeticException.class, top, editor -> editor.increment("max", 1));
    refused(ArithmeticException.class, top, editor -> editor.increment("min", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "5, -3",
    "-5, 3",
    "-5, -3",
    "3, -5",
    "-3, 5",
    "9223372036854775807, -1",
    "-9223372036854775808, 1",
    "-9223372036854775808, 9223372036854775807"
  })
  void an_increment_adds_whatever_the_signs_are(long number, long delta) {
    top.use(editor -> editor.put("n", number));

    assertThat(top.<Long, RuntimeException>with(editor -> editor.increment("n", delta)))
        .isEqualTo(number + delta);
  }
}
