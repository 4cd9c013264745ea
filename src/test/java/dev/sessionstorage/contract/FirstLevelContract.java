// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import dev.sessionstorage.UseAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a block puts into the first level of a storage is rolled back with it, to the last part. */
public abstract class FirstLevelContract extends Contract {
  private final SharedObject free = SharedObject.of("n", 1);

  /** A record with an object that has no place yet. */
  public record Holder(String name, SharedObject object) {}

  private void assertStillFree() {
    assertThat(storage.names()).isEmpty();
    assertFree(free);
    free.use(editor -> editor.increment("n", 1));
    storage.use(editor -> editor.put("free", free));
    assertThat(storage.toMap()).isEqualTo(Map.of("free", Map.of("n", 2L)));
    assertThat(storage.object("free")).isSameAs(free);
  }

  private void refusedInOneBlock(UseAction<ObjectEditor, RuntimeException> write) {
    Throwable[] thrown = new Throwable[1];
    storage.use(editor -> thrown[0] = catchThrowable(() -> write.accept(editor)));
    assertThat(thrown[0]).isInstanceOf(UnsupportedValueException.class);
  }

  private Map<String, Object> refusedAtTheEnd() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("a", Map.of("f", free));
    values.put("b", new Object());
    return values;
  }

  @Test
  void a_block_that_throws_frees_what_it_had_put_into_a_map() {
    failing(storage, editor -> editor.put("cart", Map.of("f", free)));

    assertStillFree();
  }

  @Test
  void a_block_that_throws_frees_what_it_had_put_into_a_list_in_a_map() {
    failing(storage, editor -> editor.put("cart", Map.of("list", List.of(Map.of("f", free)))));

    assertStillFree();
  }

  @Test
  void a_block_that_throws_frees_what_it_had_put_as_part_of_a_record() {
    failing(storage, editor -> editor.put("holder", new Holder("h", free)));

    assertStillFree();
  }

  @Test
  void a_block_that_throws_frees_what_it_had_put_itself() {
    failing(storage, editor -> editor.put("free", free));

    assertStillFree();
  }

  @Test
  void a_block_that_throws_frees_what_it_had_put_into_a_new_child_afterwards() {
    failing(
        storage,
        editor -> {
          editor.objectOrNew("cart").use(cart -> cart.put("f", free));
          editor.collectionOrNew("list").use(list -> list.add(Map.of()));
        });

    assertStillFree();
  }

  @Test
  void a_child_that_a_failed_block_had_made_is_free_for_other_threads() {
    SharedObject[] made = new SharedObject[1];

    failing(storage, editor -> made[0] = editor.objectOrNew("cart"));

    assertFree(made[0]);
    made[0].use(editor -> editor.put("n", 1));
    assertThat(made[0].toMap()).isEqualTo(Map.of("n", 1L));
  }

  @Test
  void putAll_that_is_refused_at_its_last_entry_frees_what_came_before() {
    refusedInOneBlock(editor -> editor.putAll(refusedAtTheEnd()));

    assertStillFree();
  }

  @Test
  void a_put_that_is_refused_deep_inside_frees_what_came_before() {
    refusedInOneBlock(editor -> editor.put("m", refusedAtTheEnd()));

    assertStillFree();
  }

  @Test
  void an_inner_block_that_throws_frees_what_it_had_put_though_the_outer_one_goes_on() {
    storage.use(
        outer -> {
          failing(storage, inner -> inner.put("cart", Map.of("f", free)));
          assertThat(outer.names()).isEmpty();
          outer.put("other", Map.of("f", free));
        });

    assertThat(storage.toMap()).isEqualTo(Map.of("other", Map.of("f", Map.of("n", 1L))));
  }

  @Test
  void a_block_goes_on_after_a_refusal_and_is_published() {
    storage.use(
        editor -> {
          editor.put("before", Map.of("n", 1));
          assertThat(catchThrowable(() -> editor.putAll(refusedAtTheEnd()))).isNotNull();
          editor.put("after", List.of(1, 2));
        });

    assertThat(storage.toMap())
        .isEqualTo(Map.of("before", Map.of("n", 1L), "after", List.of(1L, 2L)));
    storage.use(editor -> editor.put("free", free));
  }

  @Test
  void a_new_child_is_written_and_read_in_the_block_that_puts_it() {
    storage.use(
        editor -> {
          editor.put("cart", Map.of("n", 1));
          SharedObject cart = editor.object("cart");
          cart.use(inner -> inner.increment("n", 1));
          failing(cart, inner -> inner.put("n", 99));
          cart.use(inner -> inner.put("f", free));
          assertThat(cart.toMap()).isEqualTo(Map.of("n", 2L, "f", Map.of("n", 1L)));
        });

    assertThat(storage.object("cart").toMap()).isEqualTo(Map.of("n", 2L, "f", Map.of("n", 1L)));
    assertFree(storage.object("cart"));
    assertFree(free);
  }

  @Test
  void a_child_that_is_put_and_removed_in_one_block_can_be_used() {
    SharedObject cart =
        storage.with(
            editor -> {
              SharedObject made = editor.objectOrNew("cart");
              made.use(inner -> inner.put("n", 1));
              editor.remove("cart");
              return made;
            });

    assertThat(storage.size()).isZero();
    assertFree(cart);
    cart.use(editor -> editor.increment("n", 1));
    assertThat(cart.get("n")).isEqualTo(2L);
    storage.use(editor -> editor.put("back", cart));
    assertThat(storage.toMap()).isEqualTo(Map.of("back", Map.of("n", 2L)));
  }

  @Test
  void a_replaced_child_comes_back_when_its_successor_is_refused() {
    storage.use(editor -> editor.put("cart", Map.of("n", 1)));
    SharedObject cart = storage.object("cart");

    failing(storage, editor -> editor.put("cart", Map.of("f", free)));
    refusedInOneBlock(editor -> editor.put("cart", refusedAtTheEnd()));

    assertThat(storage.object("cart")).isSameAs(cart);
    cart.use(editor -> editor.put("f", free));
    assertThat(storage.toMap()).isEqualTo(Map.of("cart", Map.of("n", 1L, "f", Map.of("n", 1L))));
  }

  @Test
  void a_list_at_the_first_level_takes_all_elements_or_none() {
    refusedInOneBlock(editor -> editor.put("list", List.of(Map.of("f", free), new Object())));

    assertStillFree();
  }

  @Test
  void an_added_element_that_is_refused_frees_what_it_holds() {
    storage.use(editor -> editor.put("list", List.of(1)));
    SharedCollection list = storage.collection("list");

    list.use(
        editor ->
            assertThat(catchThrowable(() -> editor.add(List.of(Map.of("f", free), new Object()))))
                .isInstanceOf(UnsupportedValueException.class));

    assertThat(list.toList()).containsExactly(1L);
    storage.use(editor -> editor.remove("list"));
    assertStillFree();
  }
}
