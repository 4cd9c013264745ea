// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members are replaced one after the other: a later version has written what this one reads. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LaterVersionTest {
  private static final int ADDED = 77;
  private static final int STATE = Frame.CRITICAL + 1;

  private final HeapGrid grid = new HeapGrid(HeapGrid.DURABLE);
  private final SessionId id = SessionId.random();
  private final SessionId other = SessionId.random();
  private SessionManager manager = start();

  private SessionManager start() {
    ClusterEngine engine = grid.member("A");
    return new SessionManager(Settings.DEFAULT, () -> engine);
  }

  private Session web(SessionId session) {
    return manager.add(session, SessionKind.WEB, "alice");
  }

  @BeforeEach
  void writeAndLeave() {
    web(id).storage().use(s -> s.put("child", Map.of("n", 1)));
    web(id).storage().use(s -> s.put("second", Map.of("n", 1)));
    web(other).storage().use(s -> s.put("n", 1));
    leave();
  }

  @AfterEach
  void leave() {
    manager.leaving();
    manager.close();
  }

  private Map<Key, Cell> cells() {
    return Rewinding.cells(grid.space, id.toUuid());
  }

  private void rewrite(Key key, UnaryOperator<Cell> change) {
    Rewinding.back(grid.space, Map.of(key, change.apply(requireNonNull(cells().get(key)))));
  }

  private static byte[] with(byte[] bytes, int section) {
    try {
      Output added = new Output();
      added.text("of a later version");
      return Frame.read(bytes, Set.of(STATE)).with(section, added).toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Cell inHead(Cell cell, int section) {
    return new Cell(Rewinding.stamp(), with(cell.head(), section), cell.body());
  }

  private static Cell inBody(Cell cell, int section) {
    return new Cell(Rewinding.stamp(), cell.head(), with(cell.body(), section));
  }

  private static boolean has(byte[] bytes, int section) throws IOException {
    return Frame.read(bytes, Set.of(STATE)).section(section) != null;
  }

  private Key root() {
    return new Key(id.toUuid(), Key.ROOT);
  }

  private Key record() {
    return new Key(id.toUuid(), Key.RECORD);
  }

  private Key child() {
    return cells().keySet().stream().filter(key -> key.group() > Key.ROOT).findAny().orElseThrow();
  }

  @Test
  void what_it_has_added_is_kept_by_a_block() throws IOException {
    rewrite(root(), cell -> inBody(inHead(cell, ADDED), ADDED));
    manager = start();
    web(id).storage().use(s -> s.put("more", 1));
    Cell after = requireNonNull(cells().get(root()));
    assertThat(has(after.head(), ADDED)).isTrue();
    assertThat(has(after.body(), ADDED)).isTrue();
  }

  @Test
  void what_it_has_added_to_a_record_is_kept_by_a_sign_in() throws IOException {
    rewrite(record(), cell -> inBody(inHead(cell, ADDED), ADDED));
    manager = start();
    web(id).signIn("bob");
    assertThat(manager.sessionsOf("bob")).hasSize(1);
    Cell after = requireNonNull(cells().get(record()));
    assertThat(has(after.head(), ADDED)).isTrue();
    assertThat(has(after.body(), ADDED)).isTrue();
  }

  @Test
  void a_group_that_cannot_be_understood_is_refused_and_stays_as_it_is() {
    Key key = child();
    rewrite(key, cell -> inBody(cell, Frame.CRITICAL + ADDED));
    Cell before = requireNonNull(cells().get(key));
    manager = start();
    assertThatThrownBy(() -> web(id).storage())
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("later version");
    SharedObject untouched = web(other).storage();
    untouched.use(s -> s.increment("n", 1));
    assertThat(untouched.get("n")).isEqualTo(2L);
    assertThat(manager.sessionsOf("alice")).hasSize(2);
    assertThat(requireNonNull(cells().get(key)).body()).isEqualTo(before.body());
  }

  @Test
  void a_record_that_cannot_be_understood_is_refused_and_stays_as_it_is() {
    Cell known = requireNonNull(cells().get(record()));
    rewrite(record(), cell -> inHead(cell, Frame.CRITICAL + ADDED));
    manager = start();
    assertThatThrownBy(() -> manager.of(id))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("later version");
    assertThat(manager.sessionsOf("alice")).extracting(info -> info.id()).containsExactly(other);
    rewrite(record(), cell -> new Cell(Rewinding.stamp(), known.head(), cell.body()));
    SharedObject there = manager.of(id).orElseThrow();
    assertThat(requireNonNull(there.object("child")).get("n")).isEqualTo(1L);
  }

  @Test
  void a_message_that_cannot_be_understood_is_passed_over() {
    manager = start();
    ClusterEngine engineB = grid.member("B");
    SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);
    SharedObject here = web(other).storage();
    SharedObject onB = b.of(other).orElseThrow();
    grid.settle();
    Output added = new Output();
    added.uuid(UUID.randomUUID());
    byte[] unknown = Frame.EMPTY.with(Frame.CRITICAL + ADDED, added).toBytes();
    grid.store(engineB).send(engineB.member.me(), unknown);
    here.use(s -> s.put("n", 5));
    grid.settle();
    assertThat(onB.get("n")).isEqualTo(5L);
    b.close();
  }
}
