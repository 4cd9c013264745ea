// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import com.hazelcast.map.IMap;
import dev.sessionstorage.spi.store.Index;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What records are found by: a map of their times and one of their users, by session. The times are
 * text that sorts as the deadline does, which the grid can index without a class of ours. Only
 * methods that Hazelcast 5.3, which Payara brings, has as well.
 */
final class Indexes {
  private static final int DIGITS = 16;

  /** How many sessions are touched at a time. */
  private static final int BATCH = 100;

  final IMap<String, String> times;
  final IMap<String, String> users;

  Indexes(IMap<String, String> times, IMap<String, String> users) {
    this.times = times;
    this.users = users;
  }

  static String hex(long time) {
    return String.format("%016x", time);
  }

  private static String text(Index index) {
    return hex(index.deadline()) + hex(index.used());
  }

  private static @Nullable Index parse(@Nullable String text, @Nullable String user) {
    try {
      return text == null
          ? null
          : new Index(
              user,
              Long.parseLong(text, DIGITS, 2 * DIGITS, 16),
              Long.parseLong(text, 0, DIGITS, 16));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return null; // damaged: as if there were none
    }
  }

  private static @Nullable Index raised(@Nullable Index old, Index use) {
    if (old == null || (old.used() >= use.used() && old.deadline() >= use.deadline())) {
      return null;
    }
    return new Index(
        null, Math.max(old.used(), use.used()), Math.max(old.deadline(), use.deadline()));
  }

  /** Asks now; waits for the answer when it is wanted. */
  Supplier<@Nullable Index> read(UUID session) {
    String key = session.toString();
    CompletableFuture<String> user = users.getAsync(key).toCompletableFuture();
    CompletableFuture<String> time = times.getAsync(key).toCompletableFuture();
    return () -> parse(time.join(), user.join());
  }

  /** Makes sure that a record which may soon be there is found, and not earlier than one before. */
  String prepare(UUID session, Index index) {
    String key = session.toString();
    String text = text(index);
    String present = times.putIfAbsent(key, text);
    Index higher = raised(parse(present, null), index);
    if (higher == null) {
      return present == null ? text : present;
    }
    String raised = text(higher);
    times.set(key, raised);
    return raised;
  }

  /** Sets the index of a record that is written; a new one has no user yet. */
  void set(UUID session, Index index, @Nullable String prepared, boolean isNew) {
    String key = session.toString();
    if (!text(index).equals(prepared)) {
      times.set(key, text(index));
    }
    String user = index.user();
    if (user != null) {
      users.set(key, user);
    } else if (!isNew) {
      users.delete(key);
    }
  }

  void remove(UUID session) {
    times.delete(session.toString());
    users.delete(session.toString());
  }

  /**
   * Two members that touch a session at the same moment may lower a time by that moment; one that
   * ends between reading and writing here may be kept for as long as it was to live. So few are
   * read at a time.
   */
  void touch(Map<UUID, Index> uses) {
    List<UUID> all = List.copyOf(uses.keySet());
    for (int i = 0; i < all.size(); i += BATCH) {
      touch(uses, all.subList(i, Math.min(all.size(), i + BATCH)));
    }
  }

  private void touch(Map<UUID, Index> uses, List<UUID> some) {
    Map<String, String> present = times.getAll(some.stream().map(UUID::toString).collect(toSet()));
    Map<String, String> higher = new HashMap<>();
    for (UUID id : some) {
      Index raised = raised(parse(present.get(id.toString()), null), requireNonNull(uses.get(id)));
      if (raised != null && raised.used() != Index.ENDED) {
        higher.put(id.toString(), text(raised));
      }
    }
    times.setAll(higher);
  }
}
