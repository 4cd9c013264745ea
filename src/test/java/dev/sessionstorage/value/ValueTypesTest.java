// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.UnsupportedValueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of the table, and every pair of types in it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ValueTypesTest {
  private static final Path PAGE = Path.of("main/java/dev/sessionstorage/package-info.java");

  private static List<ValueType<?>> rows() {
    return ValueTypes.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void the_documentation_has_the_row(ValueType<?> row) throws IOException {
    String page = Files.readString(PAGE).replaceAll("\\s*\\n \\*\\s*", " ").replace("> <", "><");

    assertThat(page)
        .contains(
            "<tr><td>"
                + names(row.accepted().stream())
                + (row.kept() == String.class ? ", enums" : "")
                + "</td><td>"
                + names(Stream.of(row.kept()))
                + "</td><td>"
                + names(row.given().stream())
                + (row.kept() == String.class ? ", enums" : "")
                + "</td></tr>");
  }

  private static String names(Stream<Class<?>> types) {
    return types.map(type -> "{@code " + type.getSimpleName() + "}").collect(joining(", "));
  }

  @Test
  void the_documentation_has_no_other_row() throws IOException {
    assertThat(Files.readString(PAGE).split("<tr><td>", -1)).hasSize(rows().size() + 1);
  }

  @Test
  void an_error_names_every_type() {
    UnsupportedValueException error = Values.unsupported("here", new Object());

    rows().stream()
        .flatMap(row -> row.accepted().stream())
        .forEach(type -> assertThat(error).hasMessageContaining(type.getSimpleName()));
    assertThat(error).hasMessageContainingAll("enums", "records", "here", "java.lang.Object");
  }

  @Test
  void no_two_types_have_one_tag() {
    assertThat(rows().stream().map(ValueType::tag)).doesNotHaveDuplicates().allMatch(t -> t < 60);
  }

  /** Each type's own classes, its samples, and all others: given, or refused naming both. */
  @ParameterizedTest
  @MethodSource("rows")
  void each_type_is_given_as_those_it_says_and_no_others(ValueType<?> row) {
    for (Object sample : Samples.of(row.kept())) {
      for (Class<?> other : classes()) {
        Object given = give(sample, other);
        boolean declared = other == row.kept() || row.given().contains(other);
        assertThat(given == null || declared).as("%s as %s", row.kept(), other).isTrue();
        if (given != null) {
          assertThat(given).isInstanceOf(other);
          assertBackAgain(sample, given);
        }
      }
    }
  }

  /** Nothing was lost: what was given is kept as something that gives the sample again. */
  private static void assertBackAgain(Object sample, Object given) {
    Object back = give(Values.keep(given), sample.getClass());
    if (sample instanceof BigDecimal number) {
      // a float is kept as the double that is the same, which prints more digits
      assertThat(new BigDecimal(given.toString())).isEqualByComparingTo(number);
    } else {
      assertThat(back).as("%s by %s", sample, given.getClass()).isEqualTo(sample);
    }
  }

  private static Object give(Object kept, Class<?> type) {
    try {
      return Conversions.convert(kept, type, key -> "here." + key, "name");
    } catch (UnsupportedValueException e) {
      assertThat(e).hasMessageContainingAll("here.name", kept.getClass().getName(), type.getName());
      return null;
    }
  }

  private static List<Class<?>> classes() {
    return rows().stream()
        .<Class<?>>flatMap(row -> Stream.concat(row.accepted().stream(), row.given().stream()))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_accepted_class_comes_back_as_itself(ValueType<?> row) {
    for (Class<?> type : row.accepted()) {
      for (Object value : Samples.of(type)) {
        assertThat(give(Values.keep(value), type)).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_type_comes_back_from_its_bytes(ValueType<?> row) throws IOException {
    for (Object sample : Samples.of(row.kept())) {
      Map<String, Object> values = Map.of("v", sample);
      assertThat(StorageEncoding.decode(StorageEncoding.encode(values)).get("v")).isEqualTo(sample);
      assertThat(Sizes.plain(sample)).isNotNegative();
    }
  }

  @Test
  void an_unknown_type_is_said_to_be_of_a_later_version() {
    Object later = new UnknownValue(33, new byte[2]);

    assertThat(Values.keep(later)).isEqualTo(later);
    assertThat(Sizes.plain(later)).isEqualTo(42);
    assertThatThrownBy(() -> Conversions.convert(later, String.class, key -> "here", "name"))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("later version");
  }
}
