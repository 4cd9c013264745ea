// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Detach;
import dev.sessionstorage.cluster.core.EndSession;
import dev.sessionstorage.cluster.core.Ending;
import dev.sessionstorage.cluster.core.RecordHead;
import dev.sessionstorage.cluster.core.Sweep;
import dev.sessionstorage.cluster.core.Touches;
import dev.sessionstorage.cluster.core.Watches;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Scan;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What is to be done for sessions that no caller waits for. */
final class Care {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Member member;
  private final Touches touches;
  private final Sweep sweep;
  private final AtomicBoolean working = new AtomicBoolean();

  Care(Member member) {
    this.member = member;
    this.touches = new Touches(member.deadlines(), System.nanoTime());
    this.sweep = new Sweep(member.times().periods());
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
    Watches.Work work = member.news.watches(watches -> watches.work(System.nanoTime()));
    work.hellos().forEach(hello -> member.news.send(hello.to(), hello.message()));
    for (UUID session : work.polls()) {
      inLane(session, () -> poll(session));
    }
  }

  /** Forgets what nobody uses here any more. */
  void detach() {
    for (UUID session : member.drivers.expunge()) {
      Detach detach =
          member.news.watches(
              watches -> member.drivers.uses(session) ? null : watches.detach(session));
      if (detach != null) {
        inLane(session, () -> member.steps.run(detach, record(session)));
      }
    }
  }

  private static Key record(UUID session) {
    return new Key(session, Key.RECORD);
  }

  void inLane(UUID session, Runnable task) {
    member
        .lane(record(session))
        .execute(
            () -> {
              try {
                task.run();
              } catch (StorageUnavailableException e) {
                LOGGER.log(Level.DEBUG, "A session is looked after later", e);
              }
            });
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
    member.teller.versions(look);
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

  /** Ends sessions that nobody has used for too long and that their own member has not ended. */
  void sweep() {
    long now = System.nanoTime();
    if (!member.trust.with(known -> sweep.begins(known.steady(now), now))) {
      return;
    }
    Scan due = new Scan.Due(member.trust.storeClock());
    List<Key> keys = member.store().scan(due, sweep.after(), Sweep.PAGE);
    for (UUID session : sweep.listed(keys, now)) {
      inLane(session, () -> endIfDue(session));
    }
  }

  private void endIfDue(UUID session) {
    boolean done = false;
    try {
      done =
          end(
              EndSession.ifDue(session, member.family(), member.deadlines(), member.chance()),
              session);
    } finally {
      swept(session, done);
    }
  }

  /** Ends a session for which nobody else does so. */
  void end(UUID session) {
    boolean unused =
        end(EndSession.now(session, member.family(), member.deadlines(), member.chance()), session);
  }

  /** Returns false if the store does not answer. */
  private boolean end(EndSession procedure, UUID session) {
    EndSession.Result result = member.steps.run(procedure, record(session));
    Ending ending = result.ending();
    if (ending != null) {
      if (member.news.ended(ending, result.watchers())) {
        member.news.tellEnded(ending);
      }
      member.ended(session);
    }
    return result.outcome() != EndSession.Outcome.UNAVAILABLE;
  }

  private void swept(UUID session, boolean done) {
    member.trust.with(
        known -> {
          sweep.swept(session, done, System.nanoTime());
          return known;
        });
  }
}
