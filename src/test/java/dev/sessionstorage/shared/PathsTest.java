// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where something is, in messages. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PathsTest {
  private final SessionId id = SessionId.random();
  private final SharedObject storage =
      new Storage(new TestSession(id, Settings.DEFAULT, null), Map.of()).root();
  private final SharedObject free = DeepCopy.of(tree());

  private static Map<String, Object> tree() {
    return Map.of("settings", Map.of("lines", List.of(0, 1, Map.of("text", "x"))));
  }

  @Test
  void the_top_of_a_storage_is_the_storage() {
    assertThat(Paths.of((Node) storage)).isEqualTo("the storage");
    assertThat(Paths.of((Node) storage, "name")).isEqualTo("name");
    assertThat(Paths.where((Node) storage)).isEqualTo("the storage of session " + id.abbreviated());
  }

  @Test
  void an_object_that_belongs_nowhere_is_itself() {
    assertThat(Paths.of((Node) free)).isEqualTo("(the object itself)");
    assertThat(Paths.where((Node) free)).isEqualTo("(the object itself)");
    assertThat(Paths.of((Node) free, "name")).isEqualTo("name");
  }

  @Test
  void what_is_in_it_is_named_from_the_top() {
    SharedObject settings = free.object("settings");

    assertThat(Paths.of((Node) settings)).isEqualTo("settings");
    assertThat(Paths.of((Node) settings.collection("lines"), 2)).isEqualTo("settings.lines[2]");
    assertThat(Paths.of((Node) settings.collection("lines").object(2), "text"))
        .isEqualTo("settings.lines[2].text");
  }

  @Test
  void what_is_in_a_storage_is_named_with_its_session() {
    storage.use(editor -> editor.putAll(tree()));
    SharedObject settings = storage.object("settings");

    assertThat(Paths.where((Node) settings)).isEqualTo("settings of session " + id.abbreviated());
    assertThat(Paths.of((Node) settings.collection("lines"))).isEqualTo("settings.lines");
  }

  @Test
  void a_child_that_is_asked_for_as_something_else_is_called_by_its_public_type() {
    assertThatThrownBy(() -> free.get("settings", String.class))
        .hasMessageContaining("The value at settings is of " + SharedObject.class.getName());
  }
}
