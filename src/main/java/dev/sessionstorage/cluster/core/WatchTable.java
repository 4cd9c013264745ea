// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The watched sessions, and which few of them need something: there may be many thousands. */
final class WatchTable {
  private final Map<UUID, Watch> watches = new HashMap<>();
  private final Set<UUID> busy = new HashSet<>();
  private final long poll;

  WatchTable(Periods periods) {
    this.poll = periods.poll();
  }

  @Nullable Watch get(UUID session) {
    return watches.get(session);
  }

  Watch make(UUID session) {
    return watches.computeIfAbsent(session, id -> new Watch());
  }

  @Nullable Watch remove(UUID session) {
    return watches.remove(session);
  }

  Set<UUID> sessions() {
    return Set.copyOf(watches.keySet());
  }

  /** A session may need something now. */
  void touched(UUID session) {
    busy.add(session);
  }

  /** Something has happened that may concern every session. */
  void forEach(Consumer<Watch> event) {
    watches.forEach(
        (session, watch) -> {
          event.accept(watch);
          if (watch.dueAt(poll) != Long.MAX_VALUE) {
            busy.add(session);
          }
        });
  }

  Set<UUID> unanswered() {
    Set<UUID> unanswered = new HashSet<>();
    for (UUID session : busy) {
      Watch watch = watches.get(session);
      if (watch != null) {
        unanswered.addAll(watch.unanswered().keySet());
      }
    }
    return unanswered;
  }

  long dueAt() {
    long due = Long.MAX_VALUE;
    for (UUID session : busy) {
      Watch watch = watches.get(session);
      if (watch != null) {
        due = Math.min(due, watch.dueAt(poll));
      }
    }
    return due;
  }

  /** Looks at all that may need something; those for which it returns false need nothing. */
  void work(BiPredicate<UUID, Watch> action) {
    busy.removeIf(
        session -> {
          Watch watch = watches.get(session);
          return watch == null || !action.test(session, watch);
        });
  }
}
