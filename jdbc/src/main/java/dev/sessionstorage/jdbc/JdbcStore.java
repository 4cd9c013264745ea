// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Traits;
import dev.sessionstorage.spi.store.Written;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the cells of an application in a database. */
final class JdbcStore implements Store {
  private static final Logger LOG = System.getLogger(JdbcStore.class.getName());
  private static final Traits TRAITS = new Traits(true, true, Duration.ofSeconds(1));
  private static final int LANES = 4;
  private static final int TOUCHED = 200;
  private static final int BEATS = 30;

  private final Opened opened;
  private final Connected connected;
  private final Calls calls;
  private final Rows rows;
  private final Reading reading;
  private final DatabaseClock clock;
  private final Members members;
  private final Mail mail;
  private final Outbox outbox;
  private final AtomicLong beats = new AtomicLong();
  private volatile @Nullable Inbox inbox;

  /**
   * Begins.
   *
   * @param application the name of the application
   * @param opened the database, with its tables; closed with this
   */
  JdbcStore(String application, Opened opened) {
    String name = Texts.name(application, Texts.APPLICATION);
    this.opened = opened;
    connected = new Connected(opened.source(), opened.database());
    calls = new Calls(connected, opened.settings().connections(), opened.loader());
    rows = new Rows(name);
    reading = new Reading(name);
    clock = opened.clock();
    members = new Members(name, opened.database(), clock);
    mail = new Mail(name, opened.database());
    outbox = new Outbox(calls, connected, mail, members);
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public void check() {
    if (calls.isClosed()) {
      throw Calls.closed();
    }
  }

  /** Only the rows of one session wait for each other. */
  @Override
  public int lane(Key key) {
    return Math.floorMod(key.session().hashCode(), LANES);
  }

  @Override
  public Look read(Set<Key> keys, boolean bodies) {
    return calls.ask(connection -> reading.read(connection, clock.millis(), keys, bodies));
  }

  @Override
  public Written write(Commit commit) {
    try {
      return calls.tryTo(
          connection -> new Writing(rows, reading, connected, commit).run(connection));
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.DEBUG, "The outcome of a commit is not known", e);
      return Written.UNKNOWN;
    }
  }

  @Override
  public List<Key> scan(Scan scan, @Nullable Key after, int limit) {
    return calls.ask(connection -> reading.scan(connection, scan, after, limit));
  }

  @Override
  public void touch(Map<UUID, Index> uses) {
    check();
    List<Map.Entry<UUID, Index>> all = new ArrayList<>(uses.entrySet());
    for (int i = 0; i < all.size(); i += TOUCHED) {
      List<Map.Entry<UUID, Index>> some = all.subList(i, Math.min(i + TOUCHED, all.size()));
      boolean unused =
          calls.ask(
              connection ->
                  connected.transaction(connection, open -> rows.touch(open, some.stream())));
    }
  }

  @Override
  public Roll beat(UUID member, byte[] data) {
    try {
      if (beats.incrementAndGet() % BEATS == 0) {
        calls.later(() -> mail.dropOld(connected));
      }
      return calls.ask(connection -> members.beat(connection, member, data));
    } catch (StorageUnavailableException e) {
      members.failed();
      throw e;
    }
  }

  @Override
  public void leave(UUID member, boolean last) {
    boolean unused = calls.ask(connection -> members.leave(connection, member));
  }

  @Override
  public void send(UUID member, byte[] message) {
    Inbox mine = inbox;
    if (mine != null) {
      mine.sent();
    }
    outbox.send(member, message);
  }

  @Override
  public void listen(UUID me, Consumer<byte[]> receiver) {
    check();
    closeInbox();
    boolean listens = opened.settings().listen() && opened.database() == Database.POSTGRESQL;
    Notifications notifications = new Notifications(opened.source(), listens);
    inbox = new Inbox(calls, mail, members, notifications, me, receiver, opened.loader());
  }

  private void closeInbox() {
    Inbox mine = inbox;
    if (mine != null) {
      mine.close();
    }
  }

  @Override
  public void close() {
    if (!calls.isClosed()) {
      calls.close();
      closeInbox();
      opened.source().close();
    }
  }
}
