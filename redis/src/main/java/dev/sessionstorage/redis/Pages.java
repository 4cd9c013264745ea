// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static dev.sessionstorage.redis.Keys.bytes;
import static dev.sessionstorage.redis.Keys.text;

import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists sessions by indexes that are sorted, so that a page costs as much as it lists. */
final class Pages {
  private static final int ID = 36;

  private final Keys keys;
  private volatile @Nullable Position last;

  /** A due session that was listed last, and under which deadline: it may have another one now. */
  private record Position(Key key, String deadline) {}

  Pages(Keys keys) {
    this.keys = keys;
  }

  List<Key> list(Link link, Scan scan, @Nullable Key after, int limit) {
    String id = after == null ? "" : after.session().toString();
    if (scan instanceof Scan.Due due) {
      return due(link, due.clock(), after, limit);
    } else if (scan instanceof Scan.User user) {
      String prefix = bytes(user.name()).length + ":" + user.name() + ":";
      return sorted(link, keys.users, prefix, id, limit);
    } else if (scan instanceof Scan.Records) {
      return sorted(link, keys.records, "", id, limit);
    }
    return List.of(); // commits are atomic, and leave no orphans
  }

  /** An entry is a prefix and an id, whose characters are all before this one. */
  private List<Key> sorted(Link link, byte[] index, String prefix, String id, int limit) {
    List<byte[]> range = List.of(bytes("(" + prefix + id), bytes("(" + prefix + "~"), bytes(limit));
    List<Key> page = new ArrayList<>();
    for (Object entry : link.run(Script.SCAN, List.of(index, keys.never), range)) {
      String text = text(entry);
      page.add(record(text.substring(text.length() - ID)));
    }
    return page;
  }

  private static Key record(String id) {
    return new Key(UUID.fromString(id), Key.RECORD);
  }

  private List<Key> due(Link link, long clock, @Nullable Key after, int limit) {
    Position known = last;
    byte[] id = bytes(after == null ? "" : after.session().toString());
    byte[] position = bytes(known == null || !known.key.equals(after) ? "" : known.deadline);
    List<Object> reply =
        link.run(
            Script.DUE,
            List.of(keys.due, keys.never),
            List.of(bytes(clock), bytes(limit), id, position));
    List<Key> page = new ArrayList<>();
    for (int i = 0; i < reply.size(); i += 2) {
      Key key = record(text(reply.get(i)));
      page.add(key);
      last = new Position(key, text(reply.get(i + 1)));
    }
    return page;
  }
}
