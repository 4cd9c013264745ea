// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.hazelcast.Changes.Change;
import dev.sessionstorage.spi.EngineListener;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one member tells all others, as bytes: a frame of the sender, the type and its parts. */
final class News {
  private static final int NEWS = Frame.CRITICAL + 1;
  private static final char OPENED = 'o';
  private static final char CLOSED = 'c';
  private static final char CHANGED = 'g';

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

  private static void write(GroupKey key, Change change, Output out) {
    int start = out.begin();
    out.name(key.text());
    out.number(change.version());
    int names = out.begin();
    change.names().forEach(out::name);
    out.end(names);
    out.end(start);
  }

  private static byte[] encode(UUID sender, char type, Consumer<Output> parts) {
    Output out = new Output();
    out.uuid(sender);
    out.number(type);
    parts.accept(out);
    return Frame.EMPTY.with(NEWS, out).toBytes();
  }

  private static void write(SessionInfo session, Output out) {
    Duration idle = session.idleTimeout();
    out.name(session.id().toString());
    out.name(session.kind().name());
    writeOrNull(session.name(), out);
    writeOrNull(session.userName(), out);
    out.name(session.created().toString());
    out.name(session.lastUsed().toString());
    writeOrNull(idle == null ? null : idle.toString(), out);
    out.name(session.member());
  }

  private static void writeOrNull(@Nullable String text, Output out) {
    out.truth(text != null);
    if (text != null) {
      out.name(text);
    }
  }

  private static @Nullable String readOrNull(Input in) throws IOException {
    return in.truth() ? in.name() : null;
  }

  /** Reads what another member tells; news of a type that only a later version knows is nothing. */
  static Consumer<EngineListener> decode(byte[] bytes, UUID me) throws IOException {
    Input in = Frame.read(bytes, Set.of(NEWS)).required(NEWS);
    return in.uuid().equals(me) ? unused -> {} : read(in.integer(), in);
  }

  private static Consumer<EngineListener> read(int type, Input in) throws IOException {
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

  private static Consumer<EngineListener> readChanges(Input in) throws IOException {
    Map<GroupKey, Change> groups = new LinkedHashMap<>();
    while (in.hasMore()) {
      Input group = in.part();
      groups.put(GroupKey.of(group.name()), readChange(group));
    }
    return listener ->
        groups.forEach(
            (key, change) ->
                listener.changed(key.session(), key.group(), change.version(), change.names()));
  }

  private static Change readChange(Input in) throws IOException {
    long version = in.number();
    Set<String> names = new LinkedHashSet<>();
    for (Input all = in.part(); all.hasMore(); ) {
      names.add(all.name());
    }
    return new Change(version, names);
  }

  private static SessionInfo readSession(Input in) throws IOException {
    SessionId id = SessionId.parse(in.name());
    SessionKind kind = SessionKind.valueOf(in.name());
    String name = readOrNull(in);
    String user = readOrNull(in);
    Instant created = Instant.parse(in.name());
    Instant lastUsed = Instant.parse(in.name());
    String idle = readOrNull(in);
    Duration timeout = idle == null ? null : Duration.parse(idle);
    return new SessionInfo(id, kind, name, user, created, lastUsed, timeout, in.name());
  }
}
