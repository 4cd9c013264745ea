// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static dev.sessionstorage.redis.Keys.text;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the scripts reply. */
final class Replies {
  private static final long DONE = 1;
  private static final int CELLS = 5;
  private static final int MEMBERS = 4;

  private Replies() {}

  static Written written(UUID session, List<Object> reply) {
    if (reply.get(0).equals(DONE)) {
      return Written.DONE;
    }
    return reply.size() == 1
        ? Written.REFUSED
        : new Written(Verdict.REFUSED, cells(session, reply, 1));
  }

  static Look look(UUID session, List<Object> reply) {
    Index index = index(reply.get(2), reply.get(3), reply.get(4));
    return new Look(
        clock(reply),
        cells(session, reply, CELLS),
        index == null ? Map.of() : Map.of(session, index));
  }

  private static @Nullable Index index(
      @Nullable Object user, @Nullable Object used, @Nullable Object deadline) {
    return used == null || deadline == null
        ? null
        : new Index(user == null ? null : text(user), number(used), number(deadline));
  }

  private static Map<Key, Cell> cells(UUID session, List<Object> reply, int from) {
    Map<Key, Cell> cells = new HashMap<>();
    for (int i = from; i < reply.size(); i += 3) {
      Key key = new Key(session, number(reply.get(i)));
      cells.put(key, CommitArgs.cell(reply.get(i + 1), reply.get(i + 2)));
    }
    return cells;
  }

  static Roll roll(boolean confirmed, List<Object> reply) {
    Map<UUID, byte[]> members = new HashMap<>();
    for (int i = MEMBERS; i < reply.size(); i += 2) {
      members.put(UUID.fromString(text(reply.get(i))), (byte[]) reply.get(i + 1));
    }
    String generation = text(reply.get(2)) + "/" + text(reply.get(3));
    return new Roll(confirmed, clock(reply), generation, members);
  }

  private static long clock(List<Object> reply) {
    return number(reply.get(0)) * 1000 + number(reply.get(1)) / 1000;
  }

  static long number(Object text) {
    return Long.parseLong(text(text));
  }
}
