// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.fasterxml.jackson.core.JsonToken;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.hazelcast.Changes.Change;
import dev.sessionstorage.spi.EngineListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What one node tells all others, as bytes: {@code [format, sender, type, parts]}. */
final class News {
  private static final int FORMAT = 1;
  private static final char OPENED = 'o';
  private static final char CLOSED = 'c';
  private static final char CHANGED = 'g';

  private interface Parts {
    void write(CborWriter out) throws IOException;
  }

  private News() {}

  static byte[] opened(UUID sender, SessionInfo session) {
    return encode(sender, OPENED, out -> write(session, out));
  }

  static byte[] closed(UUID sender, SessionInfo session) {
    return encode(sender, CLOSED, out -> write(session, out));
  }

  static byte[] changed(UUID sender, Map<GroupKey, Change> groups) {
    return encode(
        sender,
        CHANGED,
        out -> {
          for (Map.Entry<GroupKey, Change> each : groups.entrySet()) {
            write(each.getKey(), each.getValue(), out);
          }
        });
  }

  private static void write(GroupKey key, Change change, CborWriter out) throws IOException {
    out.startArray();
    out.text(key.text());
    out.number(change.version());
    out.startArray();
    for (String name : change.names()) {
      out.text(name);
    }
    out.endArray();
    out.endArray();
  }

  private static byte[] encode(UUID sender, char type, Parts parts) {
    try (CborWriter out = new CborWriter()) {
      out.startArray();
      out.number(FORMAT);
      out.uuid(sender);
      out.number(type);
      parts.write(out);
      out.endArray();
      return out.toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static void write(SessionInfo session, CborWriter out) throws IOException {
    Duration idle = session.idleTimeout();
    out.text(session.id().toString());
    out.text(session.kind().name());
    out.textOrNull(session.userName());
    out.text(session.created().toString());
    out.text(session.lastUsed().toString());
    out.textOrNull(idle == null ? null : idle.toString());
    out.text(session.node());
  }

  /** Reads what another node tells; news of a type that only a later version knows is nothing. */
  static Consumer<EngineListener> decode(byte[] bytes, UUID me) throws IOException {
    try (CborReader in = new CborReader(bytes, 0)) {
      in.startArray();
      StateFormat.checkFormat(in.number(), FORMAT);
      if (in.uuid().equals(me)) {
        return unused -> {};
      }
      return read(in.integer(), in);
    }
  }

  private static Consumer<EngineListener> read(int type, CborReader in) throws IOException {
    switch (type) {
      case OPENED -> {
        SessionInfo session = readSession(in);
        return listener -> listener.opened(session);
      }
      case CLOSED -> {
        SessionInfo session = readSession(in);
        return listener -> listener.closed(session);
      }
      case CHANGED -> {
        return readChanges(in);
      }
      default -> {
        return unused -> {};
      }
    }
  }

  private static Consumer<EngineListener> readChanges(CborReader in) throws IOException {
    Map<GroupKey, Change> groups = new LinkedHashMap<>();
    while (in.startArrayOrEnd()) {
      groups.put(GroupKey.of(in.text()), readChange(in));
      in.endArray();
    }
    return listener ->
        groups.forEach(
            (key, change) ->
                listener.changed(key.session(), key.group(), change.version(), change.names()));
  }

  private static Change readChange(CborReader in) throws IOException {
    long version = in.number();
    Set<String> names = new LinkedHashSet<>();
    in.startArray();
    for (JsonToken token = in.next(); token != JsonToken.END_ARRAY; token = in.next()) {
      names.add(in.text(token));
    }
    return new Change(version, names);
  }

  private static SessionInfo readSession(CborReader in) throws IOException {
    SessionId id = SessionId.parse(in.text());
    SessionKind kind = SessionKind.valueOf(in.text());
    String user = in.textOrNull();
    Instant created = Instant.parse(in.text());
    Instant lastUsed = Instant.parse(in.text());
    String idle = in.textOrNull();
    Duration timeout = idle == null ? null : Duration.parse(idle);
    return new SessionInfo(id, kind, user, created, lastUsed, timeout, in.text());
  }
}
