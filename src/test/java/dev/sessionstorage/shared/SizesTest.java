// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageLimitException;
import dev.sessionstorage.value.Sizes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SizesTest {
  private static final BigInteger HUNDRED_BYTES = BigInteger.TWO.pow(800);

  @ParameterizedTest
  @MethodSource("estimates")
  void a_value_is_as_large_as_what_it_holds(Object value, long bytes) {
    assertThat(Sizes.plain(value)).isEqualTo(bytes);
  }

  static Stream<Arguments> estimates() {
    return Stream.of(
        Arguments.of(null, 0),
        Arguments.of(true, 0),
        Arguments.of("abc", 43),
        Arguments.of(1L, 16),
        Arguments.of(1.5, 16),
        Arguments.of(new byte[5], 21),
        Arguments.of(HUNDRED_BYTES, 140),
        Arguments.of(new BigDecimal(HUNDRED_BYTES), 180),
        Arguments.of(LocalDate.EPOCH, 40));
  }

  @Test
  void a_name_counts_with_its_slot() {
    assertThat(Sizes.name("abc")).isEqualTo(11);
    assertThat(Sizes.slot()).isEqualTo(8);
  }

  @Test
  void a_tree_is_as_large_as_all_that_is_in_it() {
    ObjectNode tree = ObjectNode.copyOf(Map.of("ab", 1, "list", List.of("x", true)));

    assertThat(TreeSizes.tree(tree))
        .isEqualTo(Sizes.NODE + (10 + 16) + (12 + Sizes.NODE + (8 + 41) + 8));
  }

  @Test
  void a_storage_may_be_just_as_large_as_its_limit() {
    long bytes = Sizes.NODE + Sizes.name("a") + Sizes.plain("x");

    limited(bytes).use(editor -> editor.put("a", "x"));

    assertThatThrownBy(() -> limited(bytes - 1).use(editor -> editor.put("a", "x")))
        .isInstanceOf(StorageLimitException.class)
        .hasMessageContaining("has about 128 bytes; 50 more");
  }

  private static SharedObject limited(long bytes) {
    Settings settings = new Settings(Duration.ofSeconds(1), Duration.ofSeconds(1), bytes);
    return TestSession.storage(settings, null).root();
  }
}
