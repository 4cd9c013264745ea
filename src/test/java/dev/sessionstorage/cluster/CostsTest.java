// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often the store is asked. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CostsTest {
  private final HeapGrid grid = new HeapGrid();
  private final ClusterEngine engine = grid.member("A");
  private final UnreliableStore store = grid.store(engine);
  private final SessionManager sessions = new SessionManager(Settings.DEFAULT, () -> engine);
  private final SharedObject storage = sessions.open("tester").storage();

  @AfterEach
  void close() {
    sessions.close();
  }

  private void reset() {
    store.reads.set(0);
    store.writes.set(0);
  }

  @Test
  void a_repeated_block_that_changes_something_is_one_write() {
    storage.use(s -> s.put("n", 0));
    reset();
    for (int i = 0; i < 100; i++) {
      storage.use(s -> s.increment("n", 1));
    }
    assertThat(store.writes).hasValue(100);
    assertThat(store.reads).hasValue(0);
  }

  @Test
  void a_repeated_block_that_only_looks_asks_nobody() {
    storage.use(s -> s.put("n", 0));
    reset();
    for (int i = 0; i < 100; i++) {
      storage.use(s -> assertThat(s.get("n")).isEqualTo(0L));
    }
    assertThat(store.writes).hasValue(0);
    assertThat(store.reads).hasValue(0);
  }

  @Test
  void a_new_storage_and_a_new_child_are_held_from_the_beginning() {
    SharedObject fresh = sessions.open("fresh").storage();
    Object same = fresh.get("nothing");
    assertThat(same).isNull();
    reset();
    fresh.use(s -> s.put("child", Map.of("n", 0)));
    requireNonNull(fresh.object("child")).use(child -> child.increment("n", 1));
    assertThat(store.writes).as("one creates it, one counts").hasValue(2);
    assertThat(store.reads).hasValue(0);
  }

  @Test
  void a_sign_in_reads_the_record_once_and_writes_it_once() {
    Session session = sessions.add(SessionId.random(), SessionKind.WEB, null);
    store.recordReads.set(0);
    store.recordWrites.set(0);
    session.signIn("tester");
    assertThat(store.recordReads).hasValue(1);
    assertThat(store.recordWrites).hasValue(1);
    session.signIn("tester");
    assertThat(store.recordReads).hasValue(2);
    assertThat(store.recordWrites).as("it says so already").hasValue(1);
  }

  @Test
  void reading_asks_nobody() {
    storage.use(s -> s.put("n", 1));
    reset();
    assertThat(storage.get("n")).isEqualTo(1L);
    assertThat(store.reads).hasValue(0);
  }
}
