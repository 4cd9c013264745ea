// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.SessionPage;
import dev.sessionstorage.cluster.core.Begin;
import dev.sessionstorage.cluster.core.EndSession;
import dev.sessionstorage.cluster.core.Ending;
import dev.sessionstorage.cluster.core.Head;
import dev.sessionstorage.cluster.core.RecordHead;
import dev.sessionstorage.cluster.core.SessionRecord;
import dev.sessionstorage.cluster.core.UpdateRecord;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records of all sessions, as callers see them. */
final class Sessions {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");
  private static final int PAGE = 100;

  private final Member member;

  Sessions(Member member) {
    this.member = member;
  }

  private static Key key(UUID session) {
    return new Key(session, Key.RECORD);
  }

  boolean begin(SessionInfo session, GroupState storage) {
    UUID id = session.id().toUuid();
    long visit = member.news.watches(watches -> watches.newVisit());
    Stamp stamp = member.chance().stamp();
    byte[] body = SessionRecords.of(session, member.me()).toBytes();
    Cell record = new Cell(stamp, RecordHead.first(stamp, member.me(), visit).toBytes(), body);
    Stamp first = member.chance().stamp();
    Cell root =
        new Cell(
            first,
            Head.first(member.me(), first, null).toBytes(),
            StoredState.body(storage, Frame.EMPTY));
    long idle = SessionRecords.idle(session);
    long clock = Math.max(member.trust.storeClock(), session.created().toEpochMilli());
    Index index = member.deadlines().index(session.kind(), session.userName(), clock, idle);
    long since = System.nanoTime();
    Begin.Result result =
        member.steps.run(new Begin(id, record, root, index, member.times().periods()), key(id));
    switch (result) {
      case BEGUN -> begun(session.kind(), id, visit, idle, clock, root, since, body);
      case EXISTS -> {
        return false;
      }
      case ENDED ->
          throw new SessionClosedException(
              "Session " + session.id().abbreviated() + " has ended and cannot begin again.");
      case UNAVAILABLE -> throw unavailable(id);
    }
    return true;
  }

  private void begun(
      SessionKind kind,
      UUID id,
      long visit,
      long idle,
      long clock,
      Cell root,
      long since,
      byte[] body) {
    member.news.watches(
        watches -> {
          watches.begun(id, visit, System.nanoTime());
          return watches;
        });
    member.care.touches(all -> all.used(id, kind, idle, clock));
    member
        .machine(new Key(id, Key.ROOT))
        .event((lease, now, out) -> lease.born(root, since, now, out));
    member.news.opened(id, body);
  }

  @Nullable SessionInfo find(UUID id) {
    return info(id, member.read(Set.of(key(id))));
  }

  private static @Nullable SessionInfo info(UUID id, Look look) {
    Cell cell = look.cells().get(key(id));
    Index index = look.indexes().get(id);
    try {
      if (cell == null || RecordHead.read(cell.head()).ended() != null) {
        return null;
      }
      long used = index == null ? look.clock() : index.used();
      return SessionRecords.info(id, SessionRecord.read(cell.body()), used);
    } catch (IOException e) {
      throw unreadable(id, e);
    }
  }

  void update(UUID id, UnaryOperator<SessionInfo> change) {
    UpdateRecord procedure =
        new UpdateRecord(
            id,
            (record, used) -> changed(record, SessionRecords.info(id, record, used), change),
            member.deadlines(),
            member.chance());
    switch (member.steps.run(procedure, key(id))) {
      case UPDATED, SAME, ENDED -> {}
      case UNREADABLE -> throw unreadable(id, null);
      case UNAVAILABLE -> throw unavailable(id);
    }
  }

  /** The record as the application changes it. A later use is not in it: it is noted. */
  private SessionRecord changed(
      SessionRecord record, SessionInfo present, UnaryOperator<SessionInfo> change) {
    SessionInfo wanted = change.apply(present);
    if (wanted.lastUsed().isAfter(present.lastUsed())) {
      long idle = SessionRecords.idle(wanted);
      long clock = member.trust.storeClock();
      member.care.touches(all -> all.used(wanted.id().toUuid(), wanted.kind(), idle, clock));
    }
    return SessionRecords.isSame(present, wanted)
        ? record
        : SessionRecords.changed(record, wanted, member.me(), member.name());
  }

  SessionPage page(@Nullable String userName, @Nullable SessionId after) {
    Scan scan = userName == null ? new Scan.Records() : new Scan.User(userName);
    List<Key> keys = member.store().scan(scan, after == null ? null : key(after.toUuid()), PAGE);
    List<SessionInfo> found = new ArrayList<>();
    for (Key key : keys) {
      SessionInfo session = listed(key.session());
      if (session != null && (userName == null || userName.equals(session.userName()))) {
        found.add(session);
      }
    }
    UUID last = keys.size() < PAGE ? null : keys.get(PAGE - 1).session();
    return new SessionPage(found, last == null ? null : SessionId.of(last));
  }

  /** One that cannot be read is left out: the others are not to suffer. */
  private @Nullable SessionInfo listed(UUID id) {
    Look look = member.read(Set.of(key(id)));
    try {
      return info(id, look);
    } catch (StorageUnavailableException e) {
      LOGGER.log(Level.DEBUG, "A session is not listed", e);
      return null;
    }
  }

  boolean end(UUID id) {
    member.care.touches(all -> all.forget(id));
    boolean answered = false;
    try {
      EndSession.Result result = member.steps.run(ending(id), key(id));
      if (result.outcome() == EndSession.Outcome.UNAVAILABLE) {
        throw unavailable(id);
      }
      answered = true;
      member.ended(id);
      Ending ending = result.ending();
      return result.outcome() == EndSession.Outcome.ENDED
          && ending != null
          && member.news.ended(ending, result.watchers());
    } finally {
      if (!answered) {
        member.expiry.endLater(id);
      }
    }
  }

  private EndSession ending(UUID id) {
    return EndSession.now(id, member.family(), member.deadlines(), member.chance());
  }

  private static StorageUnavailableException unreadable(UUID id, @Nullable IOException cause) {
    String message =
        "The record of session "
            + SessionId.of(id).abbreviated()
            + " cannot be read. Was it written by a later version?";
    return cause == null
        ? new StorageUnavailableException(message)
        : new StorageUnavailableException(message + " " + cause.getMessage(), cause);
  }

  private StorageUnavailableException unavailable(UUID id) {
    return new StorageUnavailableException(
        "The store does not answer for session "
            + SessionId.of(id).abbreviated()
            + "; nothing was written. Try again later.");
  }
}
