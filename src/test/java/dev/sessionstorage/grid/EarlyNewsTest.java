// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** News of a group that comes while its first state is being read here, and is newer. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EarlyNewsTest extends TwoMembers {

  private void settleQuietly() {
    try {
      settle();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Member A publishes while member B waits for what it has just read. */
  private void overtaking(Runnable publish) {
    publish.run();
    settleQuietly();
  }

  @Test
  void of_the_first_level() throws Exception {
    OpenedSession other = a.open("other");
    SharedObject there = other.storage();
    memberB.afterRead.add(() -> overtaking(() -> there.use(s -> s.put("n", 1))));
    SharedObject here = b.of(other.id()).orElseThrow();
    settle();
    assertThat(here.get("n")).isEqualTo(1L);
  }

  @Test
  void of_a_child_when_the_storage_is_opened() throws Exception {
    OpenedSession other = a.open("other");
    other.storage().use(s -> s.put("x", Map.of("n", 0)));
    SharedObject x = child(other.storage(), "x");
    memberB.afterRead.add(() -> {}); // the first level
    memberB.afterRead.add(() -> overtaking(() -> x.use(c -> c.put("n", 1))));
    SharedObject here = b.of(other.id()).orElseThrow();
    settle();
    assertThat(child(here, "x").get("n")).isEqualTo(1L);
  }

  @Test
  void of_a_child_that_a_block_finds() throws Exception {
    memberB.deaf = true;
    onA.use(s -> s.put("x", Map.of("n", 0)));
    memberB.deaf = false;
    SharedObject x = child(onA, "x");
    memberB.afterRead.add(() -> overtaking(() -> x.use(c -> c.put("n", 1))));
    onB.use(s -> assertThat(s.has("x")).isTrue());
    settle();
    assertThat(child(onB, "x").get("n")).isEqualTo(1L);
  }

  @Test
  void of_a_child_whose_creator_does_not_know_yet_that_it_is_published() throws Exception {
    memberA.afterCommit.add(
        () -> {
          settleQuietly();
          child(onB, "x").use(c -> c.put("n", 1));
          settleQuietly();
        });
    SharedObject free = SharedObject.of("n", 0);
    onA.use(s -> s.put("x", free));
    settle();
    assertThat(free.get("n")).isEqualTo(1L);
  }
}
