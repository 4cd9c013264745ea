// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers never wait, however long a block takes. */
public abstract class ReadingContract extends Contract {
  private SharedObject top;
  private SharedObject child;
  private SharedCollection list;

  /** What the tests read the child into. */
  public record Numbered(long n) {}

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("child", Map.of("n", 0), "list", List.of(0, 1)));
    child = top.object("child");
    list = top.collection("list");
  }

  @Test
  void no_way_of_reading_waits_for_a_block() throws Exception {
    hold(storage, editor -> editor.put("x", 1));
    hold(top, editor -> child.use(inner -> inner.put("n", 1)));

    Threads.run(this::readEverything).result();
  }

  private void readEverything() {
    assertThat(child.get("n")).isEqualTo(0L);
    assertThat(child.get("n", Integer.class)).isZero();
    assertThat(child.getOrDefault("missing", "none")).isEqualTo("none");
    assertThat(child.has("n")).isTrue();
    assertThat(child.names()).containsExactly("n");
    assertThat(child.size()).isOne();
    assertThat(child.as(Numbered.class)).isEqualTo(new Numbered(0));
    assertThat(top.object("child")).isSameAs(child);
    assertThat(top.objectOrNew("child")).isSameAs(child);
    assertThat(top.collection("list")).isSameAs(list);
    assertThat(top.collectionOrNew("list")).isSameAs(list);
    assertThat(top.asMap().get("child")).isEqualTo(Map.of("n", 0L));
    assertThat(top.copy().toMap()).isEqualTo(top.toMap());
    assertThat(list.get(1)).isEqualTo(1L);
    assertThat(list.size()).isEqualTo(2);
    assertThat(list.asList()).containsExactly(0L, 1L);
    assertThat(list.copy().toList()).isEqualTo(list.toList());
    assertThat(storage.toMap()).containsOnlyKeys("top");
    assertThat(sessions.of(session.id())).containsSame(storage);
    assertThat(sessions.info(session.id())).isPresent();
    assertThat(sessions.sessionsOf("tester")).hasSize(1);
  }

  @Test
  void readers_are_not_held_up_while_blocks_follow_one_another() throws Exception {
    Threads.stress(
        () -> top.use(editor -> child.use(inner -> inner.increment("n", 1))),
        () -> top.use(editor -> child.use(inner -> inner.increment("n", 1))),
        this::readWhileOthersWrite);
  }

  private void readWhileOthersWrite() {
    assertThat(child.get("n", Long.class)).isNotNegative();
    assertThat(top.toMap()).containsOnlyKeys("child", "list");
    assertThat(list.toList()).containsExactly(0L, 1L);
  }

  @Test
  void as_text_it_tells_where_it_is_and_what_it_has_but_no_value() {
    assertThat(child).hasToString("SharedObject top.child [n]");
    assertThat(list).hasToString("SharedCollection top.list of 2");
  }

  @Test
  void a_stored_null_is_there_and_is_null() {
    top.use(editor -> editor.put("nothing", null));
    list.use(editor -> editor.add(null));

    assertThat(top.has("nothing")).isTrue();
    assertThat(top.get("nothing")).isNull();
    assertThat(top.get("nothing", String.class)).isNull();
    assertThat(top.object("nothing")).isNull();
    assertThat(top.getOrDefault("nothing", "fallback")).isEqualTo("fallback");
    assertThat(top.toMap()).containsEntry("nothing", null);
    assertThat(top.asMap()).containsEntry("nothing", null);
    assertThat(list.toList()).isEqualTo(Arrays.asList(0L, 1L, null));
    assertThat(list.asList()).isEqualTo(Arrays.asList(0L, 1L, null));
  }

  @Test
  void many_names_are_as_few_ones() {
    List<String> names = IntStream.range(0, 200).mapToObj(n -> "name" + n).toList();
    child.use(
        editor -> {
          editor.clear();
          names.forEach(name -> editor.put(name, name));
        });
    assertThat(child.names()).containsExactlyElementsOf(names);

    child.use(editor -> names.subList(10, 190).forEach(editor::remove));

    List<String> left = new ArrayList<>(names);
    left.subList(10, 190).clear();
    assertThat(child.names()).containsExactlyElementsOf(left);
    assertThat(child.size()).isEqualTo(20);
    assertThat(child.toMap().keySet()).containsExactlyElementsOf(left);
    assertThat(child.toMap()).allSatisfy((name, value) -> assertThat(value).isEqualTo(name));
    assertThat(child.has("name10")).isFalse();
  }

  @Test
  void a_name_whose_block_failed_is_not_among_many_names() {
    child.use(editor -> IntStream.range(0, 100).forEach(n -> editor.put("name" + n, n)));
    failing(child, editor -> editor.put("failed", 1));

    assertThat(child.has("failed")).isFalse();
    assertThat(child.get("failed")).isNull();
    child.use(editor -> editor.put("failed", 2));
    assertThat(child.get("failed")).isEqualTo(2L);
    assertThat(child.size()).isEqualTo(102);
  }

  @Test
  void names_are_case_sensitive_and_keep_the_order_in_which_they_were_first_put() {
    child.use(
        editor -> {
          editor.put("b", 1);
          editor.put("N", 1);
          editor.put("a", 1);
          editor.put("n", 2);
        });

    assertThat(child.names()).containsExactly("n", "b", "N", "a");
    assertThat(child.toMap().keySet()).containsExactly("n", "b", "N", "a");
    assertThat(child.asMap().keySet()).containsExactly("n", "b", "N", "a");
    assertThat(child.get("n")).isEqualTo(2L);
    assertThat(child.get("N")).isEqualTo(1L);
    assertThat(child.has("B")).isFalse();
  }
}
