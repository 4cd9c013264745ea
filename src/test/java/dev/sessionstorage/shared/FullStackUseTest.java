// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.lock.FullStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where the stack ends, a block is published whole or not at all, and its lock is free. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FullStackUseTest {
  private static final int RUNS = 40;

  /** A use of an object that belongs to nobody yet. */
  private interface Block {
    void use(SharedObject object);
  }

  private static void attempt(Block block) throws InterruptedException {
    block.use(SharedObject.of("a", 0, "b", 0)); // a class that is initialized later is lost
    for (int run = 0; run < RUNS; run++) {
      List<SharedObject> published = new ArrayList<>();
      List<SharedObject> all = new ArrayList<>();
      FullStack.attempt(
          run,
          () -> {
            SharedObject object = SharedObject.of("a", 0, "b", 0);
            all.add(object);
            block.use(object);
            published.add(object);
          });

      assertThat(published).isNotEmpty();
      all.forEach(object -> assertWhole(object, published.contains(object)));
    }
  }

  private static void assertWhole(SharedObject object, boolean published) {
    long value = published ? 1 : 0;
    assertThat(object.toMap()).isEqualTo(Map.of("a", value, "b", value));
    object.use(Duration.ZERO, editor -> editor.put("a", 2));
    assertThat(object.toMap()).isEqualTo(Map.of("a", 2L, "b", value));
  }

  @Test
  void a_block_that_writes() throws InterruptedException {
    attempt(
        object ->
            object.use(
                editor -> {
                  editor.put("a", 1);
                  editor.put("b", 1);
                }));
  }

  @Test
  void a_block_in_a_block() throws InterruptedException {
    attempt(
        object ->
            object.use(
                editor -> {
                  editor.put("a", 1);
                  object.use(inner -> inner.put("b", 1));
                }));
  }
}
