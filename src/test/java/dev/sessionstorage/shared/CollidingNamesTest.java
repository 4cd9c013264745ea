// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names come from requests: somebody may choose them so that all have the same hash code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 5, unit = TimeUnit.SECONDS) // it took more than ten
class CollidingNamesTest {
  private static final int DOUBLINGS = 15;

  private final List<String> names = names();
  private final Map<String, Object> map = new HashMap<>();

  CollidingNamesTest() {
    names.forEach(name -> map.put(name, name));
  }

  private static List<String> names() {
    List<String> names = List.of("");
    for (int i = 0; i < DOUBLINGS; i++) {
      List<String> twice = new ArrayList<>();
      names.forEach(name -> twice.addAll(List.of(name + "Aa", name + "BB")));
      names = twice;
    }
    return names;
  }

  @Test
  void copied_in_and_out() {
    SharedObject object = SharedObject.copyOf(map);

    assertThat(object.names()).hasSize(names.size());
    assertThat(object.copy().toMap()).isEqualTo(map);
  }

  @Test
  void put_in_a_block_each() {
    SharedObject object = SharedObject.of();
    object.use(editor -> names.subList(0, names.size() / 2).forEach(n -> editor.put(n, n)));
    for (String name : names.subList(names.size() / 2, names.size() / 2 + 1000)) {
      object.use(editor -> editor.put(name, name));
    }

    assertThat(object.size()).isEqualTo(names.size() / 2 + 1000);
  }

  @Test
  void read_and_missed() {
    SharedObject object = SharedObject.copyOf(map);
    Map<String, Object> copy = object.toMap();

    for (String name : names) {
      assertThat(object.get(name)).isSameAs(name);
      assertThat(copy.get(name)).isSameAs(name);
      assertThat(object.has(name.replaceFirst("..", "C#"))).isFalse();
    }
  }

  @Test
  void removed_one_by_one_and_put_again() {
    SharedObject object = SharedObject.copyOf(map);
    object.use(editor -> names.forEach(editor::remove));
    assertThat(object.size()).isZero();

    object.use(editor -> names.forEach(name -> editor.put(name, name)));
    object.use(editor -> editor.clear());
    assertThat(object.size()).isZero();
  }
}
