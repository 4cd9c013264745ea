// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Attach;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import java.util.Map;
import java.util.Set;
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

  /** Sessions that are to be watched anew, and those of them that a lane has been given. */
  private final Set<UUID> anew = ConcurrentHashMap.newKeySet();

  private final Set<UUID> queued = ConcurrentHashMap.newKeySet();

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
    return !anew.contains(session) && member.news.watches(watches -> watches.isWatched(session));
  }

  /** The records of sessions may not name this member any more: tries until they do. */
  void renew(Set<UUID> sessions) {
    anew.addAll(sessions);
    work();
  }

  /** Tries again where a session could not be watched anew. */
  void work() {
    for (UUID session : Set.copyOf(anew)) {
      if (!member.drivers.uses(session)) {
        anew.remove(session);
      } else if (queued.add(session)) {
        member.care.inLane(session, () -> attachAgain(session));
      }
    }
  }

  private void attachAgain(UUID session) {
    queued.remove(session);
    Look look = attach(session);
    if (look != null && look.cells().isEmpty()) {
      member.care.foundEnded(session);
    }
  }

  private Look attachNow(UUID session) {
    boolean again = anew.remove(session);
    boolean done = false;
    try {
      Look look = run(session);
      if (again) {
        member.teller.versions(look); // what others have published meanwhile nobody has told
      }
      done = true;
      return look;
    } finally {
      if (again && !done) {
        anew.add(session);
      }
    }
  }

  private Look run(UUID session) {
    Attach attach = member.news.watches(watches -> watches.attach(session));
    boolean ended = false;
    try {
      Attach.Result result = member.steps.run(attach, new Key(session, Key.RECORD));
      ended = true;
      return look(session, result);
    } finally {
      if (!ended) {
        member.news.watches(
            watches -> {
              attach.abandon();
              return watches;
            });
      }
    }
  }

  private Look look(UUID session, Attach.Result result) {
    Look look = result.look();
    if (look != null) {
      member.care.workSoon();
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
