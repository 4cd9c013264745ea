// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionInfo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One session as the list shows it; times as ISO 8601 writes them. */
record SessionRow(
    String handle,
    String id,
    String kind,
    @Nullable String user,
    String created,
    String lastUsed,
    String member,
    boolean mine) {

  static SessionRow of(SessionInfo session, String handle, Visitor visitor) {
    return new SessionRow(
        handle,
        visitor.shown(session.id()),
        session.kind().name().toLowerCase(Locale.ROOT),
        session.userName(),
        session.created().toString(),
        session.lastUsed().toString(),
        session.member(),
        session.id().equals(visitor.id()));
  }
}
