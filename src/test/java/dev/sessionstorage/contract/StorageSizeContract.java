// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageLimitException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A storage does not grow over its size limit. */
public abstract class StorageSizeContract extends Contract {
  private static final String SETTING = "sessionstorage.max-storage-size";
  private static final String LARGE = "x".repeat(40_000);
  private static final String TOO_LARGE = "x".repeat(70_000);

  private SharedObject top;

  @BeforeEach
  void limitTo64Kilobytes() {
    configure(Map.of(SETTING, "64KB"));
    top = newGroup("top", Map.of("n", 0));
  }

  @Test
  void a_value_over_the_limit_is_refused_with_the_session_and_the_setting() {
    refused(StorageLimitException.class, storage, editor -> editor.put("large", TOO_LARGE))
        .hasMessageContainingAll(session.id().abbreviated(), SETTING)
        .hasMessageNotContaining(session.id().toString())
        .hasMessageNotContaining(LARGE);
    refused(StorageLimitException.class, top, editor -> editor.put("large", TOO_LARGE));
    refused(StorageLimitException.class, top, e -> e.put("large", Map.of("deep", TOO_LARGE)));
    refused(StorageLimitException.class, top, e -> e.putAll(Map.of("a", LARGE, "b", LARGE)));
    refused(StorageLimitException.class, top, editor -> editor.put("bytes", new byte[70_000]));
    refused(StorageLimitException.class, storage, e -> e.put("map", Map.of("deep", TOO_LARGE)));
  }

  @Test
  void a_collection_over_the_limit_is_refused() {
    SharedCollection list = top.collectionOrNew("list");
    list.use(editor -> editor.add(1));

    refused(StorageLimitException.class, top, e -> list.use(editor -> editor.add(TOO_LARGE)));
    refused(StorageLimitException.class, top, e -> list.use(l -> l.insert(0, TOO_LARGE)));
    refused(StorageLimitException.class, top, e -> list.use(editor -> editor.set(0, TOO_LARGE)));
  }

  @Test
  void all_groups_of_a_storage_count_together() {
    top.use(editor -> editor.put("large", LARGE));

    refused(StorageLimitException.class, storage, editor -> editor.put("large", LARGE));
    SharedObject other = newGroup("other", Map.of());
    refused(StorageLimitException.class, other, editor -> editor.put("large", LARGE));
    sessions.open("someone else").storage().use(editor -> editor.put("large", LARGE));
  }

  @Test
  void a_free_object_that_is_too_large_cannot_enter_and_stays_free() {
    SharedObject large = SharedObject.of("text", TOO_LARGE);

    refused(StorageLimitException.class, storage, editor -> editor.put("large", large));
    refused(StorageLimitException.class, top, editor -> editor.put("large", large));

    SharedObject.of().use(editor -> editor.put("large", large));
  }

  @Test
  void many_small_values_come_to_the_limit_too() {
    SharedCollection list = top.collectionOrNew("list");

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000_000; i++) {
                list.use(editor -> editor.add(Map.of("n", 1)));
              }
            })
        .isInstanceOf(StorageLimitException.class);

    assertThat(list.size()).isBetween(10, 60_000);
    assertFree(list);
  }

  @Test
  void a_block_that_was_refused_a_write_may_go_on() {
    top.use(
        editor -> {
          assertThatThrownBy(() -> editor.put("large", TOO_LARGE))
              .isInstanceOf(StorageLimitException.class);
          editor.put("small", 1);
        });

    assertThat(top.toMap()).isEqualTo(Map.of("n", 0L, "small", 1L));
  }

  @Test
  void what_is_removed_replaced_or_cleared_makes_room() {
    SharedObject other = newGroup("other", Map.of());
    for (int i = 0; i < 5; i++) {
      top.use(editor -> editor.put("large", LARGE));
      top.use(editor -> editor.put("large", Map.of("deep", LARGE)));
      top.use(editor -> editor.put("large", LARGE));
      top.use(editor -> editor.remove("large"));
      other.use(editor -> editor.put("large", LARGE));
      other.use(editor -> editor.clear());
      storage.use(editor -> editor.put("large", Map.of("deep", LARGE)));
      storage.use(editor -> editor.remove("large"));
    }

    top.use(editor -> editor.put("large", LARGE));
    assertThat(top.get("large")).isEqualTo(LARGE);
  }

  @Test
  void a_child_stays_when_what_should_replace_it_is_too_large() {
    SharedObject child = top.objectOrNew("child");

    refused(StorageLimitException.class, top, editor -> editor.put("child", TOO_LARGE));

    assertThat(top.object("child")).isSameAs(child);
    refused(SharedGroupException.class, top, editor -> editor.put("second", child));
  }

  @Test
  void what_is_removed_or_replaced_in_a_collection_makes_room() {
    SharedCollection list = top.collectionOrNew("list");
    for (int i = 0; i < 5; i++) {
      list.use(editor -> editor.add(LARGE));
      list.use(editor -> editor.set(0, Map.of("deep", LARGE)));
      list.use(editor -> editor.set(0, LARGE));
      list.use(editor -> editor.remove(0));
    }

    list.use(editor -> editor.add(LARGE));
    refused(StorageLimitException.class, top, e -> list.use(editor -> editor.add(LARGE)));
  }

  @Test
  void what_stays_still_counts_when_its_neighbour_is_removed() {
    top.use(editor -> editor.putAll(Map.of("large", LARGE, "other", Map.of())));

    top.use(editor -> editor.remove("other"));

    refused(StorageLimitException.class, top, editor -> editor.put("second", LARGE));
  }

  @Test
  void what_is_put_back_counts_again() {
    SharedObject member = top.objectOrNew("member");
    member.use(editor -> editor.put("large", LARGE));

    top.use(editor -> editor.remove("member"));
    top.use(editor -> editor.put("member", member));

    refused(StorageLimitException.class, top, editor -> editor.put("second", LARGE));
  }

  @Test
  void what_is_written_to_removed_objects_takes_no_room() {
    SharedObject other = newGroup("other", Map.of());
    SharedObject member = top.objectOrNew("member");
    storage.use(editor -> editor.remove("other"));
    top.use(editor -> editor.remove("member"));

    other.use(editor -> editor.put("large", LARGE));
    member.use(editor -> editor.put("large", LARGE));

    top.use(editor -> editor.put("large", LARGE));
    assertThat(top.get("large")).isEqualTo(LARGE);
  }

  @Test
  void what_a_failed_block_wrote_takes_no_room() {
    for (int i = 0; i < 5; i++) {
      failing(top, editor -> editor.put("large", LARGE));
      failing(storage, editor -> editor.put("large", Map.of("deep", LARGE)));
      top.use(outer -> failing(top, inner -> inner.put("large", LARGE)));
    }

    top.use(editor -> editor.put("large", LARGE));
    assertThat(top.get("large")).isEqualTo(LARGE);
  }

  @Test
  void what_the_outer_block_wrote_still_counts_when_an_inner_one_fails() {
    top.use(
        editor -> {
          editor.put("large", LARGE);
          failing(top, inner -> inner.put("small", 1));
        });

    refused(StorageLimitException.class, top, editor -> editor.put("second", LARGE));
  }

  @Test
  void a_removal_that_is_undone_makes_no_room() {
    top.use(editor -> editor.put("large", LARGE));

    failing(top, editor -> editor.remove("large"));
    top.use(outer -> failing(top, inner -> inner.clear()));

    refused(StorageLimitException.class, top, editor -> editor.put("second", LARGE));
  }

  @Test
  void threads_that_grow_a_storage_together_stay_near_the_limit() throws Exception {
    Threads.race(
        4,
        number -> {
          SharedObject own = storage.objectOrNew("own" + number);
          assertThatThrownBy(
                  () -> {
                    for (int i = 0; i < 1_000; i++) {
                      String name = "name" + i;
                      own.use(editor -> editor.put(name, "x".repeat(1_000)));
                    }
                  })
              .isInstanceOf(StorageLimitException.class);
        });

    int kept = 0;
    for (int number = 0; number < 4; number++) {
      kept += storage.object("own" + number).size();
    }
    assertThat(kept).isBetween(20, 70);
  }

  @Test
  void the_size_stays_right_while_objects_enter_and_leave_and_are_written() throws Exception {
    SharedObject free = SharedObject.of("n", 0);

    Threads.stress(
        () -> failing(storage, editor -> editor.put("free", free)),
        () -> {
          free.use(editor -> editor.put("text", "x".repeat(10_000)));
          free.use(editor -> editor.remove("text"));
        },
        () -> failing(free, editor -> editor.put("more", "x".repeat(10_000))));

    storage.use(editor -> editor.put("free", free));
    free.use(editor -> editor.put("text", LARGE));
    refused(StorageLimitException.class, top, editor -> editor.put("text", LARGE));
    storage.use(editor -> editor.remove("free"));
    top.use(editor -> editor.put("text", LARGE));
  }

  @Test
  void the_default_is_16_megabytes() {
    configure(Map.of());

    storage.use(editor -> editor.put("large", new byte[10_000_000]));
    assertThatThrownBy(() -> storage.use(e -> e.put("more", new byte[10_000_000])))
        .isInstanceOf(StorageLimitException.class);

    assertThat(storage.names()).containsExactly("large");
    assertFree(storage);
  }

  @Test
  void zero_means_no_limit() {
    configure(Map.of(SETTING, "0"));

    storage.use(editor -> editor.put("large", new byte[20_000_000]));

    assertThat(storage.get("large", byte[].class)).hasSize(20_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"huge", "-1MB", "12 bananas", "KB"})
  void a_limit_that_makes_no_sense_is_refused_by_name(String setting) {
    assertThatThrownBy(() -> newStorage(Map.of(SETTING, setting)))
        .hasMessageContaining(SETTING)
        .hasMessageContaining(setting);
  }
}
