// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Sessions that are looked up and read, and never written to. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookedUpSessionsTest {
  private static final int MANY = 100_000;

  private final SessionManager sessions = new SessionManager(Settings.DEFAULT);

  @AfterEach
  void close() {
    sessions.close();
  }

  private Session begin() {
    return sessions.add(SessionId.random(), SessionKind.WEB, null);
  }

  @Test
  void a_session_that_is_looked_up_and_read_has_no_storage() {
    Session session = begin();
    SharedObject storage = sessions.of(session.id()).orElseThrow();

    assertThat(storage.get("n")).isNull();
    assertThat(storage.getOrDefault("n", "none")).isEqualTo("none");
    assertThat(storage.object("child")).isNull();
    assertThat(storage.has("n")).isFalse();
    assertThat(storage.names()).isEmpty();
    assertThat(storage.toMap()).isEmpty();
    assertThat(storage.asMap()).isEmpty();
    assertThat(session.hasStorage()).isFalse();

    Map<String, Object> view = storage.asMap();
    storage.use(editor -> editor.put("n", 1));
    assertThat(session.hasStorage()).isTrue();
    assertThat(view).isEqualTo(Map.of("n", 1L)).isEqualTo(storage.toMap());
    assertThat(sessions.of(session.id())).containsSame(storage);
    assertThat(session.storage()).isSameAs(storage);
  }

  @Test
  void looking_many_sessions_up_takes_no_memory_for_their_storages() {
    Session[] begun = Stream.generate(this::begin).limit(MANY).toArray(Session[]::new);
    long before = usedMemory();

    for (Session session : begun) {
      assertThat(sessions.of(session.id()).isPresent()).isTrue();
    }

    assertThat((usedMemory() - before) / MANY).isLessThan(60);
    assertThat(begun).noneMatch(Session::hasStorage);
  }

  private static long usedMemory() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void a_storage_that_was_only_looked_up_cannot_be_used_after_the_end() {
    Session session = begin();
    SharedObject storage = session.storage();
    session.close();

    assertThat(storage.toMap()).isEmpty();
    assertThatThrownBy(() -> storage.use(editor -> editor.put("n", 1)))
        .isInstanceOf(SessionClosedException.class);
    assertThatThrownBy(() -> storage.objectOrNew("child"))
        .isInstanceOf(SessionClosedException.class);
    assertThat(storage.toMap()).isEmpty();
  }

  @Test
  void a_first_use_that_races_with_the_end_is_before_it_or_refused() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      OpenedSession session = sessions.open("racing");
      SharedObject storage = session.storage();
      CyclicBarrier start = new CyclicBarrier(2);
      CompletableFuture<Void> ending =
          CompletableFuture.runAsync(
              () -> {
                await(start);
                session.close();
              });
      await(start);
      boolean used = tryUse(storage);
      ending.get();

      assertThat(storage.has("n")).isEqualTo(used);
      assertThatCode(() -> storage.use(editor -> editor.put("n", 2)))
          .isInstanceOf(SessionClosedException.class);
    }
  }

  @Test
  void threads_that_race_to_use_a_storage_first_use_the_same() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      SharedObject storage = begin().storage();
      CyclicBarrier start = new CyclicBarrier(2);
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () -> {
                await(start);
                storage.use(editor -> editor.increment("n", 1));
              });
      await(start);
      storage.use(editor -> editor.increment("n", 1));
      other.get();

      assertThat(storage.get("n")).isEqualTo(2L);
    }
  }

  private static boolean tryUse(SharedObject storage) {
    try {
      storage.use(editor -> editor.put("n", 1));
      return true;
    } catch (SessionClosedException e) {
      return false;
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
