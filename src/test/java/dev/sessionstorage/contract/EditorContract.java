// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseAction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An editor ends with its block and belongs to the thread that runs it. */
public abstract class EditorContract extends Contract {
  private SharedObject top;
  private SharedCollection list;
  private Map<String, Object> before;

  /** What the tests read into. */
  public record Numbered(long n) {}

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0, "child", Map.of(), "list", List.of(Map.of(), 1)));
    list = top.collection("list");
    before = top.toMap();
  }

  static Stream<Named<UseAction<ObjectEditor, Exception>>> objectMethods() {
    return Stream.of(
        named("put", editor -> editor.put("n", 1)),
        named("putAll", editor -> editor.putAll(Map.of("n", 1))),
        named("putAll of nothing", editor -> editor.putAll(Map.of())),
        named("remove", editor -> editor.remove("n")),
        named("remove nothing", editor -> editor.remove("missing")),
        named("clear", editor -> editor.clear()),
        named("increment", editor -> editor.increment("n", 1)),
        named("objectOrNew", editor -> editor.objectOrNew("child")),
        named("objectOrNew missing", editor -> editor.objectOrNew("missing")),
        named("collectionOrNew", editor -> editor.collectionOrNew("list")),
        named("get", editor -> editor.get("n")),
        named("get as a type", editor -> editor.get("n", Long.class)),
        named("getOrDefault", editor -> editor.getOrDefault("n", 0)),
        named("object", editor -> editor.object("child")),
        named("collection", editor -> editor.collection("list")),
        named("has", editor -> editor.has("n")),
        named("names", editor -> editor.names()),
        named("size", editor -> editor.size()),
        named("toMap", editor -> editor.toMap()),
        named("asMap", editor -> editor.asMap()),
        named("as", editor -> editor.as(Numbered.class)));
  }

  static Stream<Named<UseAction<CollectionEditor, Exception>>> collectionMethods() {
    return Stream.of(
        named("add", editor -> editor.add(1)),
        named("insert", editor -> editor.insert(0, 1)),
        named("set", editor -> editor.set(0, 1)),
        named("remove", editor -> editor.remove(0)),
        named("clear", editor -> editor.clear()),
        named("move", editor -> editor.move(0, 1)),
        named("sort", editor -> editor.sort(Comparator.comparing(Object::toString))),
        named("get", editor -> editor.get(0)),
        named("get as a type", editor -> editor.get(1, Long.class)),
        named("object", editor -> editor.object(0)),
        named("collection", editor -> editor.collection(0)),
        named("size", editor -> editor.size()),
        named("toList", editor -> editor.toList()),
        named("asList", editor -> editor.asList()));
  }

  private static void assertEnded(Threads.Task call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("block");
  }

  private void assertNothingChanged() {
    assertThat(top.toMap()).isEqualTo(before);
    assertFree(top);
  }

  @ParameterizedTest
  @MethodSource("objectMethods")
  void an_object_editor_that_outlives_its_block_does_nothing(
      UseAction<ObjectEditor, Exception> method) {
    ObjectEditor outlived = top.with(editor -> editor);

    assertEnded(() -> method.accept(outlived));
    top.use(editor -> assertEnded(() -> method.accept(outlived)));
    top.object("child").use(editor -> assertEnded(() -> method.accept(outlived)));

    assertNothingChanged();
  }

  @ParameterizedTest
  @MethodSource("collectionMethods")
  void a_collection_editor_that_outlives_its_block_does_nothing(
      UseAction<CollectionEditor, Exception> method) {
    CollectionEditor outlived = list.with(editor -> editor);

    assertEnded(() -> method.accept(outlived));
    list.use(editor -> assertEnded(() -> method.accept(outlived)));

    assertNothingChanged();
  }

  @ParameterizedTest
  @MethodSource("objectMethods")
  void an_object_editor_handed_to_another_thread_does_nothing(
      UseAction<ObjectEditor, Exception> method) {
    top.use(
        editor -> {
          Worker<Void> thief = Threads.run(() -> method.accept(editor));
          assertThatThrownBy(thief::result)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("thread");
        });

    assertNothingChanged();
  }

  @ParameterizedTest
  @MethodSource("collectionMethods")
  void a_collection_editor_handed_to_another_thread_does_nothing(
      UseAction<CollectionEditor, Exception> method) {
    list.use(
        editor -> {
          Worker<Void> thief = Threads.run(() -> method.accept(editor));
          assertThatThrownBy(thief::result)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("thread");
        });

    assertNothingChanged();
  }
}
