// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.spi.store.Index;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds sessions by user and by deadline. Not thread-safe. */
final class HeapIndexes {

  private record Due(long deadline, UUID session) {
    static final Comparator<Due> ORDER =
        Comparator.comparingLong(Due::deadline).thenComparing(Due::session);
  }

  /** The smallest of all ids. */
  static final UUID FIRST = new UUID(Long.MIN_VALUE, Long.MIN_VALUE);

  private final Map<String, NavigableSet<UUID>> users = new HashMap<>();
  private final NavigableSet<Due> dues = new TreeSet<>(Due.ORDER);

  void replace(UUID session, @Nullable Index old, @Nullable Index index) {
    if (old != null) {
      dues.remove(new Due(old.deadline(), session));
      if (old.user() != null) {
        users.computeIfPresent(old.user(), (user, ids) -> without(ids, session));
      }
    }
    if (index != null) {
      dues.add(new Due(index.deadline(), session));
      if (index.user() != null) {
        users.computeIfAbsent(index.user(), user -> new TreeSet<>()).add(session);
      }
    }
  }

  private static @Nullable NavigableSet<UUID> without(NavigableSet<UUID> ids, UUID session) {
    ids.remove(session);
    return ids.isEmpty() ? null : ids;
  }

  /** The sessions of a user, in the order of their ids. */
  Stream<UUID> ofUser(String user) {
    NavigableSet<UUID> ids = users.get(user);
    return ids == null ? Stream.of() : ids.stream();
  }

  /** The sessions whose deadline is earlier, in the order of their ids. */
  Stream<UUID> due(long clock) {
    return dues.headSet(new Due(clock, FIRST), false).stream().map(Due::session).sorted();
  }

  void clear() {
    users.clear();
    dues.clear();
  }
}
