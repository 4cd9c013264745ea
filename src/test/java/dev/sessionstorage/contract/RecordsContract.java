// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records are copied into shared objects and read back from them. */
public abstract class RecordsContract extends Contract {
  private static final Order ORDER =
      new Order(
          "A-1",
          3,
          0.5f,
          null,
          LocalDate.of(2026, 1, 2),
          new Address("Main Street", (short) 7),
          List.of(new Address("Side Street", (short) 8)),
          Map.of("home", new Address("Back Street", (short) 9)));

  private SharedObject top;

  /** A record within a record. */
  public record Address(String street, short number) {}

  /** A record of many kinds of component. */
  public record Order(
      String id,
      int count,
      float weight,
      Long missing,
      LocalDate day,
      Address address,
      List<Address> others,
      Map<String, Address> named) {}

  /** A record that refuses some values. */
  public record Positive(int n) {
    /** Refuses what is not positive. */
    public Positive {
      if (n <= 0) {
        throw new IllegalArgumentException("must be positive");
      }
    }
  }

  /** A record around one that refuses some values. */
  public record Amounts(List<Positive> amounts) {}

  /** A record that only its own class may see. */
  private record Hidden(int n) {}

  /** A record that cannot be read. */
  public record Unreadable(String text) {
    @Override
    public String text() {
      throw new IllegalStateException("broken");
    }
  }

  /** A record of something that cannot be stored. */
  public record Holder(Object value) {}

  /** A record of elements that are text. */
  public record Texts(List<String> texts) {}

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
  }

  @Test
  void a_record_becomes_an_object_with_its_components_as_names() {
    SharedObject address = SharedObject.copyOf(new Address("Main Street", (short) 7));

    assertThat(address.names()).containsExactly("street", "number");
    assertThat(address.toMap()).isEqualTo(Map.of("street", "Main Street", "number", 7L));
  }

  @Test
  void a_record_comes_back_as_it_was() {
    top.use(editor -> editor.put("order", ORDER));

    assertThat(top.object("order").as(Order.class)).isEqualTo(ORDER);
    assertThat(SharedObject.copyOf(ORDER).as(Order.class)).isEqualTo(ORDER);
    assertThat(top.object("order").collection("others").object(0).as(Address.class))
        .isEqualTo(new Address("Side Street", (short) 8));
    assertThat(top.object("order").has("missing")).isTrue();
  }

  @Test
  void records_inside_maps_lists_and_arrays_are_copied_too() {
    Address address = new Address("x", (short) 1);

    top.use(editor -> editor.put("all", List.of(address, new Address[] {address})));

    Map<String, Object> copied = Map.of("street", "x", "number", 1L);
    assertThat(top.collection("all").toList()).isEqualTo(List.of(copied, List.of(copied)));
  }

  @Test
  void a_component_without_a_value_is_null_and_names_without_a_component_are_left_out() {
    SharedObject partly = SharedObject.copyOf(Map.of("id", "A-2", "count", 1, "weight", 1, "x", 5));

    Order order = partly.as(Order.class);

    assertThat(order).isEqualTo(new Order("A-2", 1, 1f, null, null, null, null, null));
  }

  @Test
  void inside_a_block_a_record_has_the_blocks_writes() {
    top.use(
        editor -> {
          editor.put("n", 5);
          assertThat(editor.as(Positive.class)).isEqualTo(new Positive(5));
        });
  }

  @Test
  void a_primitive_component_without_a_value_is_refused() {
    top.use(editor -> editor.put("address", Map.of("street", "x")));

    assertRefused(Address.class, top.object("address"), "top.address.number ");
    top.object("address").use(editor -> editor.put("number", null));
    assertRefused(Address.class, top.object("address"), "number");
  }

  @Test
  void a_value_that_does_not_fit_its_component_is_refused() {
    top.use(
        editor ->
            editor.putAll(
                Map.of(
                    "address", Map.of("street", 5, "number", 1),
                    "large", Map.of("street", "x", "number", 70_000),
                    "order", Map.of("id", "x", "count", 1, "weight", 1, "others", "none"))));

    assertRefused(Address.class, top.object("address"), "address", "street", "String", "Long");
    assertRefused(Address.class, top.object("large"), "large", "number");
    assertRefused(Order.class, top.object("order"), "order", "others");
  }

  @Test
  void an_element_that_does_not_fit_is_refused() {
    top.use(editor -> editor.put("texts", List.of("x", 5)));

    assertRefused(Texts.class, top, "top", "texts");
    top.use(editor -> editor.put("texts", Arrays.asList("x", null)));
    assertThat(top.as(Texts.class).texts()).containsExactly("x", null);
  }

  @Test
  void what_the_constructor_throws_is_the_cause() {
    assertThatThrownBy(() -> top.as(Positive.class))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("top")
        .hasMessageContaining("Positive")
        .hasRootCauseMessage("must be positive");
  }

  @Test
  void what_the_constructor_of_an_inner_record_throws_names_its_path() {
    top.use(editor -> editor.put("amounts", List.of(Map.of("n", 1), Map.of("n", -1))));

    assertRefused(Amounts.class, top, "for", "top.amounts[1].");
  }

  @Test
  void a_record_that_is_not_public_is_taken_where_its_package_is_open() {
    SharedObject hidden = SharedObject.copyOf(new Hidden(1));

    assertThat(hidden.as(Hidden.class)).isEqualTo(new Hidden(1));
  }

  /** The record of the JDK is any one that is not exported. */
  @Test
  void a_record_of_a_package_that_is_not_open_is_refused() throws Exception {
    String closed = "jdk.internal.misc.ThreadTracker$ThreadRef";

    assertRefused(Class.forName(closed).asSubclass(Record.class), top, closed, "not accessible");
  }

  @Test
  void a_record_that_cannot_be_read_or_holds_a_bad_value_is_refused() {
    refused(UnsupportedValueException.class, top, e -> e.put("bad", new Unreadable("x")))
        .hasMessageContainingAll("bad", "text")
        .hasRootCauseMessage("broken");
    refused(UnsupportedValueException.class, top, e -> e.put("bad", new Holder(new Object())))
        .hasMessageContainingAll("top", "bad", "value", "java.lang.Object");
    assertThatThrownBy(
            () -> assertThat(SharedObject.copyOf(new Holder(Thread.currentThread()))).isNull())
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("value");
  }

  private static void assertRefused(
      Class<? extends Record> type, SharedObject object, String... words) {
    assertThatThrownBy(() -> object.as(type))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContainingAll(words);
  }
}
