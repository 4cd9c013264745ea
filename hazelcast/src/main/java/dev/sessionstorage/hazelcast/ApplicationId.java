// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.hazelcast.CheckedMap.Written;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The id of the application's own session: the first member to ask draws it. */
final class ApplicationId {
  private static final String KEY = "session";

  private final CheckedMap<String> map;
  private volatile @Nullable SessionId known;

  ApplicationId(CheckedMap<String> map) {
    this.map = map;
  }

  SessionId get() {
    SessionId present = known;
    return present == null ? find() : present;
  }

  private SessionId find() {
    Written<String> written = map.create(KEY, SessionId.random().toString());
    SessionId found = SessionId.parse(Objects.requireNonNull(written.seen()));
    known = found;
    return found;
  }
}
