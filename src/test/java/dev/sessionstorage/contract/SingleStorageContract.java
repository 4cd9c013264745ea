// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first level of a storage is a group of its own, and so is each child on it. */
public abstract class SingleStorageContract extends Contract {
  private SharedObject settings;
  private SharedObject cart;
  private SharedObject elsewhere;

  @BeforeEach
  void makeChildren() {
    settings = newGroup("settings", Map.of("text", "old", "deep", Map.of()));
    cart = newGroup("cart", Map.of());
    elsewhere = sessions.open("someone else").storage();
  }

  @Test
  void the_first_level_and_each_child_are_used_at_the_same_time() throws Exception {
    Hold first = hold(storage, editor -> editor.put("n", 1));
    Hold second = hold(settings, editor -> editor.put("text", "new"));
    Hold third = hold(cart, editor -> editor.put("n", 1));
    assertHeld(settings.object("deep"));

    first.release();
    second.release();
    third.release();

    assertThat(storage.toMap())
        .isEqualTo(
            Map.of(
                "n",
                1L,
                "settings",
                Map.of("text", "new", "deep", Map.of()),
                "cart",
                Map.of("n", 1L)));
  }

  @Test
  void the_application_storage_is_single_too() {
    SharedObject child = sessions.application().objectOrNew("child");

    hold(sessions.application());

    assertFree(child);
  }

  @Test
  void a_free_object_put_into_a_storage_stays_a_group_of_its_own() {
    SharedObject free = SharedObject.of("part", SharedObject.of());

    storage.use(editor -> editor.put("free", free));

    assertThat(storage.object("free")).isSameAs(free);
    hold(free);
    assertHeld(free.object("part"));
    assertFree(storage);
    assertFree(cart);
  }

  @Test
  void a_first_level_child_belongs_to_its_storage_and_no_other() {
    refused(SharedGroupException.class, elsewhere, editor -> editor.put("settings", settings))
        .hasMessageContaining("settings")
        .hasMessageContaining("copy");
    refused(SharedGroupException.class, cart, editor -> editor.put("settings", settings));
    refused(SharedGroupException.class, SharedObject.of(), e -> e.put("settings", settings));
    refused(SharedGroupException.class, storage, editor -> editor.put("second", settings));
  }

  @Test
  void a_removed_first_level_child_still_belongs_to_its_storage() {
    storage.use(editor -> editor.remove("settings"));

    refused(SharedGroupException.class, elsewhere, editor -> editor.put("settings", settings))
        .hasMessageContainingAll("belongs to a storage already", "copy");
    refused(SharedGroupException.class, cart, editor -> editor.put("settings", settings));
    settings.use(editor -> editor.put("text", "still written"));

    storage.use(editor -> editor.put("back", settings));
    assertThat(storage.object("back")).isSameAs(settings);
    assertThat(settings.get("text")).isEqualTo("still written");
  }

  @Test
  void only_the_top_of_a_group_may_be_on_the_first_level() {
    SharedObject deep = settings.object("deep");

    refused(SharedGroupException.class, storage, editor -> editor.put("deep", deep));
    settings.use(editor -> editor.remove("deep"));
    refused(SharedGroupException.class, storage, editor -> editor.put("deep", deep));
  }

  @Test
  void a_first_level_child_gets_another_name_within_one_block() {
    storage.use(
        editor -> {
          editor.remove("settings");
          editor.put("renamed", settings);
        });

    assertThat(storage.names()).containsExactly("cart", "renamed");
    assertThat(storage.object("renamed")).isSameAs(settings);
  }

  @Test
  void entering_a_storage_never_waits_for_the_lock_of_what_enters() throws Exception {
    SharedObject free = SharedObject.of("n", 0);
    Hold holder = hold(free, editor -> editor.put("n", 1));

    Threads.run(() -> storage.use(editor -> editor.put("free", free))).result();

    assertThat(storage.object("free").get("n")).isEqualTo(0L);
    holder.release();
    assertThat(storage.object("free").get("n")).isEqualTo(1L);
  }

  @Test
  void removing_and_naming_a_child_never_waits_for_its_lock() throws Exception {
    hold(settings);

    Threads.run(
            () ->
                storage.use(
                    editor -> {
                      editor.remove("settings");
                      editor.put("renamed", settings);
                    }))
        .result();

    assertThat(storage.object("renamed")).isSameAs(settings);
  }

  @Test
  void an_object_may_enter_a_storage_while_this_thread_uses_it() {
    SharedObject free = SharedObject.of("n", 0);

    free.use(
        editor -> {
          editor.put("n", 1);
          storage.use(s -> s.put("free", free));
          editor.increment("n", 1);
        });

    assertThat(storage.object("free").get("n")).isEqualTo(2L);
    assertFree(storage);
    assertFree(free);
  }

  @Test
  void a_block_that_throws_takes_what_entered_out_again() {
    SharedObject free = SharedObject.of("n", 0);

    failing(storage, editor -> editor.put("free", free));
    assertThat(storage.has("free")).isFalse();
    storage.use(outer -> failing(storage, inner -> inner.put("free", free)));
    assertThat(storage.has("free")).isFalse();

    elsewhere.use(editor -> editor.put("free", free));
    assertThat(elsewhere.object("free")).isSameAs(free);
  }

  @Test
  void inside_a_block_of_the_storage_a_child_takes_its_own_lock() throws Exception {
    Hold holder = hold(settings);

    assertThatThrownBy(
            () -> storage.use(editor -> settings.use(Duration.ofMillis(50), inner -> {})))
        .isInstanceOf(UseTimeoutException.class);

    holder.release();
    storage.use(
        editor -> {
          editor.object("settings").use(inner -> inner.put("text", "new"));
          assertFree(settings);
        });
  }

  @Test
  void a_child_made_in_a_block_that_throws_is_not_there() {
    failing(
        storage,
        editor -> {
          editor.objectOrNew("made").use(made -> made.put("n", 1));
          editor.collectionOrNew("list").use(list -> list.add(1));
          editor.put("map", Map.of("n", 1));
        });

    assertThat(storage.names()).containsExactly("settings", "cart");
  }

  @Test
  void maps_lists_and_collections_on_the_first_level_are_groups_of_their_own() {
    storage.use(editor -> editor.putAll(Map.of("map", Map.of(), "list", List.of())));

    hold(stay -> storage.collection("list").use(editor -> stay.run()));

    assertHeld(storage.collection("list"));
    assertFree(storage.object("map"));
    assertFree(storage);
  }

  @Test
  void of_two_storages_that_race_for_one_object_one_wins() throws Exception {
    SharedObject[] both = {storage, elsewhere};
    for (int round = 0; round < 300; round++) {
      String name = "round" + round;
      SharedObject prize = SharedObject.of();
      AtomicInteger lost = new AtomicInteger();

      Threads.race(
          2,
          number -> {
            try {
              both[number].use(editor -> editor.put(name, prize));
            } catch (SharedGroupException loser) {
              lost.incrementAndGet();
            }
          });

      assertThat(lost).hasValue(1);
      assertThat(storage.has(name)).isNotEqualTo(elsewhere.has(name));
    }
  }
}
