// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Attach;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Begins to watch sessions when they are first used here, one attempt at a time for each. */
final class Attachments {
  private static final Look ENDED = new Look(0, Map.of(), Map.of());

  private final Member member;
  private final Map<UUID, CompletableFuture<@Nullable Look>> underWay = new ConcurrentHashMap<>();

  Attachments(Member member) {
    this.member = member;
  }

  /** All groups of a session that this member begins to watch now; null: it did so before. */
  @Nullable Look attach(UUID session) {
    CompletableFuture<@Nullable Look> mine = new CompletableFuture<>();
    CompletableFuture<@Nullable Look> other = underWay.putIfAbsent(session, mine);
    if (other != null) {
      return join(other);
    }
    try {
      Look look = isWatched(session) ? null : attachNow(session);
      mine.complete(look);
      return look;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(session);
    }
  }

  private static @Nullable Look join(CompletableFuture<@Nullable Look> other) {
    try {
      return other.join();
    } catch (CompletionException e) {
      throw new StorageUnavailableException("A session could not be read: " + e.getMessage(), e);
    }
  }

  private boolean isWatched(UUID session) {
    return member.news.watches(watches -> watches.isWatched(session));
  }

  private Look attachNow(UUID session) {
    Attach attach = member.news.watches(watches -> watches.attach(session));
    Attach.Result result = member.steps.run(attach, new Key(session, Key.RECORD));
    Look look = result.look();
    if (look != null) {
      member.care.work();
      return look;
    }
    if (result.outcome() == Attach.Outcome.ENDED) {
      return ENDED;
    }
    throw new StorageUnavailableException(
        "Session "
            + SessionId.of(session).abbreviated()
            + " cannot be read: "
            + (result.outcome() == Attach.Outcome.UNREADABLE
                ? "its record is damaged, or a later version has written it."
                : "the store does not answer. Try again later."));
  }
}
