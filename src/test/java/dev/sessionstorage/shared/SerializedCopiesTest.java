// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Copies may be kept in an HTTP session, or sent elsewhere, where the library is not. */
class SerializedCopiesTest {

  @Test
  void a_map_and_all_that_is_in_it_is_the_same_after_a_journey() throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", "tea");
    values.put("nothing", null);
    values.put("numbers", List.of(1L, 2.5, BigInteger.TEN, new BigDecimal("0.10")));
    values.put("times", List.of(LocalDate.MAX, LocalTime.NOON, Instant.EPOCH, Duration.ZERO));
    values.put("deep", Map.of("id", UUID.randomUUID(), "list", Arrays.asList(true, null)));
    Map<String, Object> copy = SharedObject.copyOf(values).toMap();

    Map<?, ?> back = (Map<?, ?>) journey(copy);

    assertThat(back).isEqualTo(copy).isEqualTo(values).hasSameHashCodeAs(values);
    assertThat(copy).isEqualTo(back).hasSameHashCodeAs(back);
    assertThat(List.copyOf(back.keySet())).isEqualTo(List.copyOf(values.keySet()));
    assertThatThrownBy(back::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_list_and_all_that_is_in_it_is_the_same_after_a_journey() throws Exception {
    List<Object> copy = SharedCollection.of("a", null, Map.of("b", List.of(1))).toList();

    List<?> back = (List<?>) journey(copy);

    assertThat(back).isEqualTo(copy).hasSameHashCodeAs(copy);
    assertThat(copy).isEqualTo(back);
    assertThatThrownBy(back::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void what_is_in_a_copy_may_travel_by_itself() throws Exception {
    Map<String, Object> copy =
        SharedObject.of("cart", Map.of("lines", List.of("tea")), "empty", List.of()).toMap();

    assertThat(copy).isInstanceOf(Serializable.class);
    assertThat(copy.values()).allSatisfy(part -> assertThat(part).isInstanceOf(Serializable.class));
    assertThat(journey(copy.get("cart"))).isEqualTo(Map.of("lines", List.of("tea")));
    assertThat(journey(copy.get("empty"))).isEqualTo(List.of());
    Map<String, Object> ordinary = new HashMap<>(copy);
    assertThat(journey(ordinary)).isEqualTo(ordinary);
  }

  @Test
  void bytes_are_copied_along() throws Exception {
    Map<String, Object> copy = SharedObject.of("bytes", new byte[] {1, 2}).toMap();

    assertThat(((Map<?, ?>) journey(copy)).get("bytes")).isEqualTo(new byte[] {1, 2});
  }

  @Test
  void no_class_of_the_library_is_needed_to_read_it() throws Exception {
    byte[] bytes = bytes(SharedObject.of("a", List.of(Map.of())).toMap());

    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("sessionstorage");
  }

  private static Object journey(Object value) throws IOException, ClassNotFoundException {
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes(value)))) {
      return in.readObject();
    }
  }

  private static byte[] bytes(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }
}
