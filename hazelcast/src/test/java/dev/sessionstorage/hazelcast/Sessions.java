// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import java.time.Duration;
import java.time.Instant;

/** Records of sessions. */
final class Sessions {
  private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.123456789Z");

  private Sessions() {}

  static SessionInfo of(String user, String node) {
    return new SessionInfo(
        SessionId.random(),
        SessionKind.WEB,
        null,
        user,
        CREATED,
        CREATED,
        Duration.ofMinutes(1),
        node);
  }

  static SessionInfo of(SessionId id, String user) {
    return new SessionInfo(
        id, SessionKind.WEB, null, user, CREATED, CREATED, Duration.ofMinutes(1), "here");
  }

  static SessionInfo withUser(SessionInfo old, String user) {
    return new SessionInfo(
        old.id(),
        old.kind(),
        old.name(),
        user,
        old.created(),
        old.lastUsed(),
        old.idleTimeout(),
        old.member());
  }

  static SessionInfo withLongerTimeout(SessionInfo old) {
    return new SessionInfo(
        old.id(),
        old.kind(),
        old.name(),
        old.userName(),
        old.created(),
        old.lastUsed(),
        old.idleTimeout().plusSeconds(1),
        old.member());
  }
}
