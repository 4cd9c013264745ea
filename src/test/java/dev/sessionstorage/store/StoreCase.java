// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;

/** Two members of an application, one session, and short ways to say what they do. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class StoreCase {
  final UUID session = UUID.randomUUID();
  final Key record = new Key(session, Key.RECORD);
  final Key root = new Key(session, Key.ROOT);
  final Key child = new Key(session, 1);
  final Key otherChild = new Key(session, 2);
  final Key allGroups = new Key(session, Key.ALL_GROUPS);

  private final List<Store> opened = new ArrayList<>();
  private Space space;
  Store one;
  Store two;

  /** An empty space of the store under test. */
  protected abstract Space newSpace();

  @BeforeEach
  final void openStores() {
    space = newSpace();
    one = connect();
    two = connect();
  }

  @AfterEach
  final void closeStores() {
    opened.forEach(Store::close);
    space.close();
  }

  final Store connect() {
    Store store = space.connect();
    opened.add(store);
    return store;
  }

  static Stamp newStamp() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Stamp(random.nextLong(), random.nextLong());
  }

  /** A cell with a stamp of its own. */
  static Cell cell(String text) {
    return new Cell(newStamp(), ("head of " + text).getBytes(UTF_8), text.getBytes(UTF_8));
  }

  static Cell number(long number) {
    return cell(Long.toString(number));
  }

  static String text(@Nullable Cell cell) {
    return cell == null ? "nothing" : new String(cell.body(), UTF_8);
  }

  static long numberIn(Cell cell) {
    return Long.parseLong(text(cell));
  }

  static Commit change(Key key, @Nullable Cell from, @Nullable Cell to) {
    return Commit.of(new Change(key, from, to));
  }

  static Commit create(Key key, Cell to) {
    return change(key, null, to);
  }

  /** Changes the record or creates it, and sets its index. */
  static Commit indexed(Key key, @Nullable Cell from, Cell to, Index index) {
    return new Commit(List.of(), new Change(key, from, to), Set.of(), index);
  }

  static Verdict write(Store store, Commit commit) {
    return store.write(commit).verdict();
  }

  /** Has the first member create a cell, which must work. */
  final Cell given(Key key, String text) {
    Cell made = cell(text);
    done(create(key, made));
    return made;
  }

  /** Has the first member create a record. */
  final Cell givenRecord(UUID id, Index index) {
    Cell made = cell("record");
    done(indexed(new Key(id, Key.RECORD), null, made, index));
    return made;
  }

  final void done(Commit commit) {
    Verdict verdict = write(one, commit);
    if (verdict != Verdict.DONE) {
      throw new AssertionError("The store did not take a write without a rival: " + verdict);
    }
  }

  static @Nullable Cell read(Store store, Key key) {
    return store.read(Set.of(key), true).cells().get(key);
  }

  /** What the second member reads. */
  final @Nullable Cell read(Key key) {
    return read(two, key);
  }

  final Look look(Key... keys) {
    return two.read(Set.of(keys), true);
  }

  final @Nullable Index index(UUID id) {
    return two.read(Set.of(new Key(id, Key.RECORD)), false).indexes().get(id);
  }

  /** All keys, read in pages. */
  static List<Key> scan(Store store, Scan scan, int page) {
    List<Key> all = new ArrayList<>();
    List<Key> next = store.scan(scan, null, page);
    while (!next.isEmpty()) {
      all.addAll(next);
      next = next.size() < page ? List.of() : store.scan(scan, all.get(all.size() - 1), page);
    }
    return all;
  }

  static List<UUID> sessions(Store store, Scan scan) {
    return scan(store, scan, 100).stream().map(Key::session).toList();
  }
}
