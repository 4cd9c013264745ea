// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.cluster.api.ClusterListener;
import dev.sessionstorage.cluster.core.SessionRecord;
import dev.sessionstorage.value.Frame;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Session records as the store has them, and as the application sees them. */
final class SessionRecords {
  private SessionRecords() {}

  static SessionRecord of(SessionInfo session, UUID member) {
    return new SessionRecord(
        session.kind(),
        session.name(),
        session.userName(),
        session.created().toEpochMilli(),
        idle(session),
        member,
        session.member(),
        Frame.EMPTY);
  }

  /** How long a session may stay unused, in milliseconds; 0: it does not end by itself. */
  static long idle(SessionInfo session) {
    Duration idle = session.idleTimeout();
    return idle == null ? 0 : Math.max(1, idle.toMillis());
  }

  /** One that cannot be read has ended nevertheless. */
  static SessionInfo last(UUID id, byte[] body, long clock) {
    try {
      SessionRecord record = SessionRecord.read(body);
      return info(id, record, Math.max(record.created(), clock));
    } catch (IOException e) {
      Instant now = Instant.ofEpochMilli(clock);
      return new SessionInfo(
          SessionId.of(id), SessionKind.WEB, null, null, now, now, null, ClusterListener.UNKNOWN);
    }
  }

  static SessionInfo info(UUID id, SessionRecord record, long used) {
    return new SessionInfo(
        SessionId.of(id),
        record.kind(),
        record.name(),
        record.user(),
        Instant.ofEpochMilli(record.created()),
        Instant.ofEpochMilli(used),
        record.idle() == 0 ? null : Duration.ofMillis(record.idle()),
        record.memberName());
  }

  /** The record of a session as an application has changed it. */
  static SessionRecord changed(SessionRecord old, SessionInfo session, UUID me, String name) {
    boolean here = session.member().equals(name);
    return old.withUser(session.userName())
        .servedBy(here ? me : old.member(), session.member(), idle(session));
  }

  static boolean isSame(SessionInfo one, SessionInfo other) {
    return isSame(one.userName(), other.userName())
        && idle(one) == idle(other)
        && one.member().equals(other.member());
  }

  private static boolean isSame(@Nullable String one, @Nullable String other) {
    return one == null ? other == null : one.equals(other);
  }
}
