// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Message.Bye;
import dev.sessionstorage.cluster.core.Message.Hello;
import dev.sessionstorage.cluster.core.Message.HelloAck;
import dev.sessionstorage.cluster.core.Message.News;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member that attaches to one session, publishes in its first level, and must miss nothing. */
final class WatchingMember {
  static final UUID SESSION = new UUID(5, 5);
  static final Key RECORD = new Key(SESSION, Key.RECORD);
  static final Key ROOT = new Key(SESSION, Key.ROOT);

  final UUID id;
  final Watches watches;
  private final Cells cells;
  private final List<Mail> mail;
  private @Nullable Run<Attach.Outcome> attach;
  private boolean read = true;
  private @Nullable Cell published;
  boolean dead;

  /** The version of the first level that this member knows. */
  long known;

  /** A message under way. */
  record Mail(UUID from, UUID to, Message message) {}

  WatchingMember(UUID id, Cells cells, List<Mail> mail) {
    this.id = id;
    this.cells = cells;
    this.mail = mail;
    Membership members = new Membership(id, Timing.DEFAULT);
    members.answered(0, new Roll(true, 0, "g", Map.of(id, new byte[0])), id, 1);
    this.watches = new Watches(id, members, chance(id), Timing.DEFAULT, Periods.DEFAULT);
  }

  private static Chance chance(UUID id) {
    Chance own = Run.chance();
    return new Chance() {
      @Override
      public Stamp stamp() {
        return new Stamp(id.getLeastSignificantBits(), own.stamp().low());
      }

      @Override
      public long below(long bound) {
        return 0;
      }
    };
  }

  static void session(Cells cells, Map<UUID, Long> watchers) {
    Stamp stamp = new Stamp(0, 1);
    RecordHead head = new RecordHead(stamp, watchers, null, Frame.EMPTY);
    cells.cells.put(RECORD, new Cell(stamp, head.toBytes(), new byte[0]));
    cells.cells.put(ROOT, cell(1, stamp));
  }

  private static Cell cell(long version, Stamp stamp) {
    Head head = new Head(version, stamp, 1, null, null, List.of(), null, Frame.EMPTY);
    return new Cell(stamp, head.toBytes(), new byte[0]);
  }

  void attach(long now) {
    attach = new Run<>(watches.attach(SESSION), cells, now);
    read = false;
  }

  boolean isAttaching() {
    return !read;
  }

  boolean isAttached() {
    return read;
  }

  void attachStep() {
    if (!attach.isDone()) {
      attach.step();
    } else {
      learn(cells.read(Set.of(ROOT)).cells().get(ROOT));
      read = true;
    }
  }

  /** The store publishes; this member does not know it yet. */
  void publish(boolean late) {
    Cell from = cells.cell(SESSION, Key.ROOT);
    Cell to =
        cell(version(from) + 1, new Stamp(id.getLeastSignificantBits(), 1000 + version(from)));
    if (late) {
      cells.then(Cells.Fate.LATE);
    }
    cells.write(Commit.of(new Change(ROOT, from, to)));
    published = to;
  }

  /** This member hears that it has published, and tells. */
  void tell() {
    Cell cell = published;
    learn(cell);
    for (UUID receiver : watches.receivers(SESSION)) {
      send(receiver, new News(ROOT, version(cell), cell.stamp(), List.of(), null));
    }
  }

  private void send(UUID to, Message message) {
    mail.add(new Mail(id, to, message));
  }

  void receive(UUID from, Message message) {
    if (message instanceof Hello hello) {
      send(from, watches.greeted(from, hello));
    } else if (message instanceof HelloAck ack) {
      watches.answered(from, ack);
    } else if (message instanceof Bye bye) {
      watches.left(from, bye);
    } else if (message instanceof News news) {
      if (watches.isWatched(SESSION)) {
        known = Math.max(known, news.version());
      } else {
        send(from, watches.stray(SESSION));
      }
    }
  }

  boolean hasWork(long now) {
    return watches.dueAt() <= now + 1000; // steps take no time worth mentioning
  }

  void work(long now) {
    Watches.Work work = watches.work(now);
    work.hellos().forEach(hello -> send(hello.to(), hello.message()));
    if (!work.polls().isEmpty()) {
      Look look = cells.read(Set.of(RECORD, ROOT));
      learn(look.cells().get(ROOT));
      watches.polled(SESSION, head(look.cells().get(RECORD)));
    }
  }

  void detach() {
    Detach detach = watches.detach(SESSION);
    if (detach != null) {
      Run.all(detach, cells);
    }
  }

  private void learn(@Nullable Cell cell) {
    if (cell != null) {
      known = Math.max(known, version(cell));
    }
  }

  static RecordHead head(Cell cell) {
    try {
      return RecordHead.read(cell.head());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static long version(Cell cell) {
    try {
      return Head.read(cell.head()).version();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<Mail> network() {
    return new ArrayList<>();
  }
}
