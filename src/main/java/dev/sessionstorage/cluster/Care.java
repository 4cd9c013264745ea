// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Detach;
import dev.sessionstorage.cluster.core.Ending;
import dev.sessionstorage.cluster.core.RecordHead;
import dev.sessionstorage.cluster.core.Touches;
import dev.sessionstorage.cluster.core.Watches;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Looks after the sessions that are used here; no caller waits for that. */
final class Care {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Member member;
  private final Touches touches;
  private final AtomicBoolean working = new AtomicBoolean();
  private final SessionTask polls;

  Care(Member member) {
    this.member = member;
    this.touches = new Touches(member.deadlines(), System.nanoTime());
    this.polls = new SessionTask(member.strands, this::poll);
  }

  void touches(Consumer<Touches> change) {
    member.trust.with(
        known -> {
          change.accept(touches);
          return known;
        });
  }

  /** Tells the store which sessions were used: in each lane those that are kept there. */
  void touch() {
    long clock = member.trust.storeClock();
    Map<Lane, Map<UUID, Index>> batches = new HashMap<>();
    member
        .trust
        .with(known -> touches.take(System.nanoTime(), clock))
        .forEach(
            (session, use) ->
                batches
                    .computeIfAbsent(member.lane(record(session)), lane -> new HashMap<>())
                    .put(session, use));
    batches.forEach((lane, batch) -> lane.execute(() -> touch(batch, lane)));
  }

  private void touch(Map<UUID, Index> batch, Lane lane) {
    boolean done = false;
    try {
      done =
          lane.ask(
              () -> {
                member.store().touch(batch);
                return true;
              });
    } finally {
      if (!done) {
        touches(all -> all.failed(batch));
      }
    }
  }

  /** Looks after watched sessions, a moment later: many messages ask for it at once. */
  void workSoon() {
    if (working.compareAndSet(false, true)) {
      member.at(
          System.nanoTime() + member.timing().gather() / 5,
          () -> member.lanes.care.execute(this::work));
    }
  }

  /** Greets other watchers, and reads again what may have changed unheard. */
  void work() {
    working.set(false);
    member.attachments.work();
    member.expiry.work();
    member.doubts.work();
    Watches.Work work = member.news.watches(watches -> watches.work(System.nanoTime()));
    work.hellos().forEach(hello -> member.news.send(hello.to(), hello.message()));
    work.polls().forEach(polls::execute);
  }

  /** Forgets what nobody uses here any more. */
  void detach() {
    for (UUID session : member.drivers.expunge()) {
      Detach detach =
          member.news.watches(
              watches -> member.drivers.uses(session) ? null : watches.detach(session));
      if (detach != null) {
        member.strands.execute(session, () -> member.steps.run(detach, record(session)));
      }
    }
  }

  private static Key record(UUID session) {
    return new Key(session, Key.RECORD);
  }

  /** Looks whether a session has ended, and tells the versions of its groups that are here. */
  void poll(UUID session) {
    Key record = record(session);
    Set<Key> keys = new HashSet<>();
    keys.add(record);
    member.drivers.of(session).forEach(driver -> keys.add(driver.key));
    Look look = StoreCall.read(keys, false, member.lane(record), member.store());
    if (look == null) {
      unread(session);
      return;
    }
    try {
      Cell cell = look.cells().get(record);
      RecordHead head = cell == null ? null : RecordHead.read(cell.head());
      if (head == null || head.ended() != null) {
        foundEnded(session);
        return;
      }
      tell(watches -> watches.polled(session, head));
      if (!head.watchers().containsKey(member.me())) {
        member.attachments.renew(Set.of(session)); // the store has gone back to an earlier record
      }
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "A session cannot be read", e);
    }
    member.teller.found(look);
  }

  /** Something of a watched session could not be read. */
  void unread(UUID session) {
    tell(watches -> watches.unread(session, System.nanoTime()));
  }

  private void tell(Consumer<Watches> event) {
    member.news.watches(
        watches -> {
          event.accept(watches);
          return watches;
        });
  }

  /** A session is found to have ended; its last record is wanted by those who listen. */
  void foundEnded(UUID session) {
    Look look =
        StoreCall.read(Set.of(record(session)), true, member.lane(record(session)), member.store());
    Cell cell = look == null ? null : look.cells().get(record(session));
    member.news.foundEnded(new Ending(session, cell == null ? new byte[0] : cell.body()));
  }
}
