// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contents before a block are kept for those who are reading, and no longer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptHistoryTest {
  private final ObjectNode top = ObjectNode.copyOf(Map.of("n", 0));
  private final History history = top.group().history();

  private void write(long value) {
    top.use(editor -> editor.put("n", value));
  }

  private Object at(long version) {
    return top.contentAt(version).value("n");
  }

  private int kept(Node node) {
    int count = 0;
    for (Content content = node.latest().previous(); content != null; count++) {
      content = content.previous();
    }
    return count;
  }

  @Test
  void nothing_is_kept_while_nobody_reads() {
    write(1);

    assertThat(top.latest().previous()).isNull();
  }

  @Test
  void a_reader_finds_its_version_however_much_is_published_meanwhile() {
    History.Reader reader = history.begin();
    write(1);
    write(2);
    write(3);

    assertThat(at(reader.version())).isEqualTo(0L);
    assertThat(kept(top)).isEqualTo(1);
  }

  @Test
  void the_last_reader_leaves_nothing_behind() {
    History.Reader reader = history.begin();
    write(1);
    write(2);

    history.end(reader);

    assertThat(kept(top)).isZero();
  }

  /** So many that the history looks through them while the reader still needs them all. */
  @Test
  void the_last_reader_leaves_nothing_behind_in_many_nodes() {
    List<ObjectNode> children = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      children.add((ObjectNode) top.objectOrNew("child" + i));
    }
    History.Reader reader = history.begin();
    children.forEach(child -> child.use(editor -> editor.put("n", 1)));
    assertThat(children).allMatch(child -> kept(child) == 1);

    history.end(reader);

    assertThat(children).allMatch(child -> kept(child) == 0);
  }

  @Test
  void a_reader_that_ends_takes_nothing_away_from_another_one() {
    History.Reader first = history.begin();
    write(1);
    History.Reader second = history.begin();
    write(2);

    history.end(first);
    write(3);

    assertThat(at(second.version())).isEqualTo(1L);
    assertThat(kept(top)).isEqualTo(1);
  }

  /** Readers overlapped for ever, and everything since the first one was kept. */
  @Test
  void readers_that_overlap_keep_one_content_each() {
    Deque<History.Reader> readers = new ArrayDeque<>();
    for (int i = 0; i < 1000; i++) {
      readers.add(history.begin());
      write(i);
      if (readers.size() > 3) {
        history.end(readers.remove());
      }
      assertThat(kept(top)).isLessThanOrEqualTo(4);
    }
    for (History.Reader reader : readers) {
      assertThat(at(reader.version())).isNotNull();
    }
    readers.forEach(history::end);

    assertThat(kept(top)).isZero();
  }

  @Test
  void a_slow_reader_keeps_one_content_though_others_come_and_go() {
    History.Reader slow = history.begin();
    for (int i = 1; i < 1000; i++) {
      History.Reader fast = history.begin();
      write(i);
      history.end(fast);
    }

    assertThat(at(slow.version())).isEqualTo(0L);
    assertThat(kept(top)).isLessThanOrEqualTo(2);
  }

  @Test
  void what_is_removed_while_readers_overlap_is_let_go() throws InterruptedException {
    List<WeakReference<Object>> removed = new ArrayList<>();
    History.Reader reader = history.begin();
    for (int i = 0; i < 1000; i++) {
      top.use(editor -> editor.put("child", Map.of("a", 1)));
      top.object("child").use(editor -> editor.put("a", 2));
      removed.add(new WeakReference<>(top.object("child")));
      top.use(editor -> editor.remove("child"));
      History.Reader next = history.begin();
      history.end(reader);
      reader = next;
    }
    System.gc();

    assertThat(removed.stream().filter(child -> child.get() != null).count()).isLessThan(100);
    history.end(reader);
  }

  @Test
  void a_copy_leaves_nothing_behind() {
    top.use(editor -> editor.put("child", Map.of()));

    assertThat(top.toMap()).containsKey("child");

    assertThat(history.isRead()).isFalse();
  }

  /** The content refers to itself meanwhile: a walk would go round until the block ends. */
  @Test
  void a_walk_over_former_contents_ends_while_a_value_waits_to_be_overwritten() {
    long first = top.group().version();
    top.use(editor -> editor.put("other", 1));
    long second = top.group().version();

    top.use(
        editor -> {
          editor.put("n", 1);
          assertThat(elsewhere(() -> top.contentAt(first) == null)).isTrue();
          assertThat(elsewhere(() -> top.prune(second, new long[] {first}))).isFalse();
        });
  }

  private static boolean elsewhere(Supplier<Boolean> walk) {
    return CompletableFuture.supplyAsync(walk).orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** As a program would have it: copies, records and copies of copies, by several threads. */
  @Test
  void the_heap_stays_flat_while_threads_copy_and_count() throws Exception {
    top.use(editor -> editor.put("k", Map.of("b", List.of(1, 2))));
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Runnable read = i % 2 == 0 ? top::toMap : top::copy;
        readers.add(
            threads.submit(
                () -> {
                  while (!done.get()) {
                    read.run();
                  }
                }));
      }
      for (int i = 0; i < 300_000; i++) {
        top.use(editor -> editor.increment("n", 1));
        assertThat(kept(top)).isLessThanOrEqualTo(5);
      }
      done.set(true);
      for (Future<?> reader : readers) {
        reader.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(kept(top)).isZero();
  }
}
