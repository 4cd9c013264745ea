// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Named.named;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.CollectionReader;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseAction;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Positions that are not there in a collection. */
public abstract class PositionsContract extends Contract {
  private SharedObject top;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("list", List.of("a", "b", "c", "d")));
    list = top.collection("list");
  }

  static Stream<Named<Consumer<CollectionReader>>> badReads() {
    return Stream.of(
        named("get before", list -> list.get(-1)),
        named("get after", list -> list.get(4)),
        named("get as a type", list -> list.get(4, String.class)),
        named("object", list -> list.object(4)),
        named("collection", list -> list.collection(Integer.MAX_VALUE)),
        named("list view", list -> list.asList().get(4)));
  }

  @ParameterizedTest
  @MethodSource("badReads")
  void reading_at_a_position_that_is_not_there_fails(Consumer<CollectionReader> read) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> read.accept(list));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> list.use(read::accept));
  }

  static Stream<Named<UseAction<CollectionEditor, Exception>>> badWrites() {
    return Stream.of(
        named("insert before", list -> list.insert(-7, 1)),
        named("insert after", list -> list.insert(57, 1)),
        named("set before", list -> list.set(-7, 1)),
        named("set after", list -> list.set(57, 1)),
        named("remove before", list -> list.remove(-7)),
        named("remove after", list -> list.remove(57)),
        named("move from before", list -> list.move(-7, 0)),
        named("move from after", list -> list.move(57, 0)),
        named("move to before", list -> list.move(0, -7)),
        named("move to after", list -> list.move(0, 57)));
  }

  @ParameterizedTest
  @MethodSource("badWrites")
  void writing_at_a_position_that_is_not_there_changes_nothing(
      UseAction<CollectionEditor, Exception> write) {
    refused(IndexOutOfBoundsException.class, top, editor -> list.use(write))
        .hasMessageContaining("There is no position")
        .message()
        .containsPattern("-7|57");

    assertThat(list.toList()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void the_first_positions_that_are_not_there_are_refused() {
    Class<IndexOutOfBoundsException> type = IndexOutOfBoundsException.class;

    refused(type, top, editor -> list.use(elements -> elements.insert(5, "e")));
    refused(type, top, editor -> list.use(elements -> elements.set(4, "e")));
    refused(type, top, editor -> list.use(elements -> elements.remove(4)));
    refused(type, top, editor -> list.use(elements -> elements.move(0, 4)));
  }
}
