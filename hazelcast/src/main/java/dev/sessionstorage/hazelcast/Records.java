// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.nio.serialization.genericrecord.GenericRecord;
import com.hazelcast.query.Predicates;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.hazelcast.CheckedMap.Written;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records of all sessions, in the grid. */
final class Records {
  private final CheckedMap<GenericRecord> map;
  private final Supplier<Node> me;

  Records(CheckedMap<GenericRecord> map, Supplier<Node> me) {
    this.map = map;
    this.me = me;
  }

  boolean begin(SessionInfo session) {
    return map.create(key(session.id()), SessionFormat.encode(session, me.get().member())).done();
  }

  @Nullable SessionInfo find(SessionId id) {
    GenericRecord found = map.get(key(id));
    return found == null ? null : SessionFormat.decode(found);
  }

  void update(SessionId id, UnaryOperator<SessionInfo> change) {
    String key = key(id);
    GenericRecord old = map.get(key);
    while (old != null) {
      GenericRecord changed =
          SessionFormat.change(old, change.apply(SessionFormat.decode(old)), me.get());
      Written<GenericRecord> written = map.replace(key, old, changed);
      old = written.done() ? null : written.seen();
    }
  }

  Stream<SessionInfo> all() {
    return decode(map.read(() -> map.map().values()));
  }

  Stream<SessionInfo> of(String userName) {
    return decode(map.read(() -> map.map().values(Predicates.equal(SessionFormat.USER, userName))));
  }

  private static Stream<SessionInfo> decode(Collection<GenericRecord> found) {
    return found.stream().map(SessionFormat::decode);
  }

  /** Gives the last record to the one who ended the session. */
  @Nullable SessionInfo end(SessionId id) {
    String key = key(id);
    GenericRecord last = map.get(key);
    while (last != null) {
      Written<GenericRecord> removed = map.remove(key, last);
      if (removed.done()) {
        return SessionFormat.decode(last);
      }
      last = removed.seen();
    }
    return null;
  }

  /** Those that this member owns, for the sweeper. */
  Set<String> localKeys() {
    return map.read(() -> map.map().localKeySet());
  }

  @Nullable GenericRecord raw(String key) {
    return map.get(key);
  }

  private static String key(SessionId id) {
    return SessionFormat.text(id);
  }
}
