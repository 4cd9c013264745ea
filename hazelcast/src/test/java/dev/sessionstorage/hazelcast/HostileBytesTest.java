// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.map.IMap;
import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Key;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes in the grid that somebody has damaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileBytesTest {
  private static Members members;
  private static SessionManager writer;
  private static SessionManager reader;
  private static IMap<String, byte[]> cells;

  @BeforeAll
  static void start() {
    members = Members.start(1);
    writer = manager();
    reader = manager();
    cells = members.get(0).getMap("sessionstorage.hostile.cells");
  }

  private static SessionManager manager() {
    ClusterEngine engine = members.engine(0, "hostile");
    return new SessionManager(Settings.DEFAULT, () -> engine);
  }

  @AfterAll
  static void close() {
    reader.close();
    writer.close();
    members.close();
  }

  private static String text(OpenedSession session, long group) {
    return CellBytes.text(new Key(session.id().toUuid(), group));
  }

  private static void damage(String cell, int seed) {
    Random random = new Random(seed);
    byte[] bytes = cells.get(cell);
    for (int i = 0; i < 4; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    }
    cells.set(cell, bytes);
  }

  @Test
  void unreadable_bytes_are_an_error_that_names_the_place() {
    OpenedSession session = writer.open("tester");
    cells.set(text(session, Key.ROOT), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> reader.of(session.id()).orElseThrow().get("n"))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("the first level of session " + session.id().abbreviated())
        .hasMessageNotContaining(session.id().toString());
  }

  /** Nothing but the one exception may come of it. */
  @ParameterizedTest
  @ValueSource(longs = {Key.ROOT, Key.RECORD})
  void damaged_cells_are_refused_or_read(long group) {
    for (int seed = 0; seed < 50; seed++) {
      OpenedSession session = writer.open("tester");
      session.storage().use(s -> s.put("n", 1));
      damage(text(session, group), seed);
      try {
        reader.of(session.id()).ifPresent(storage -> assertThat(storage.get("n")).isEqualTo(1L));
      } catch (StorageUnavailableException e) {
        assertThat(e).hasMessageContaining(session.id().abbreviated());
      }
    }
  }

  @Test
  void a_record_that_cannot_be_read_is_not_listed_and_the_others_are() {
    OpenedSession broken = writer.open("tester");
    OpenedSession sound = writer.open("tester");
    damage(text(broken, Key.RECORD), 1);

    assertThat(reader.sessions().map(info -> info.id()))
        .contains(sound.id())
        .doesNotContain(broken.id());
  }

  @Test
  void a_session_with_an_unreadable_value_ends_and_others_go_on() {
    OpenedSession broken = writer.open("tester");
    OpenedSession sound = writer.open("tester");
    cells.set(text(broken, Key.ROOT), new byte[] {1, 2, 3});

    broken.close();

    assertThat(reader.of(broken.id())).isEmpty();
    assertThat(cells.get(text(broken, Key.ROOT))).isNull();
    assertThat(reader.sessions().map(info -> info.id())).contains(sound.id());
    reader.of(sound.id()).orElseThrow().use(s -> s.put("n", 1));
  }
}
