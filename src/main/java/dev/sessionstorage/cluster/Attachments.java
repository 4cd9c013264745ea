// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Attach;
import dev.sessionstorage.spi.store.Key;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Begins to watch sessions when they are first used here, one attempt at a time for each. */
final class Attachments {
  private final Member member;
  private final Map<UUID, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

  /** Sessions that are to be watched anew. */
  private final Set<UUID> anew = ConcurrentHashMap.newKeySet();

  private final SessionTask attachments;

  Attachments(Member member) {
    this.member = member;
    this.attachments = new SessionTask(member.strands, this::attach);
  }

  /** Watches a session from now on, unless it has ended or is watched already. */
  void attach(UUID session) {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> other = underWay.putIfAbsent(session, mine);
    if (other != null) {
      join(other);
      return;
    }
    try {
      if (!isWatched(session)) {
        attachNow(session);
      }
      mine.complete(true);
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(session);
    }
  }

  private static void join(CompletableFuture<Boolean> other) {
    try {
      boolean unused = other.join();
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
      } else {
        attachments.execute(session);
      }
    }
  }

  private void attachNow(UUID session) {
    boolean again = anew.remove(session);
    boolean done = false;
    try {
      run(session);
      done = true;
    } finally {
      if (again && !done) {
        anew.add(session);
      }
    }
    if (again) {
      member.care.poll(session); // what others have published meanwhile nobody has told
    }
  }

  private void run(UUID session) {
    Attach attach = member.news.watches(watches -> watches.attach(session));
    boolean ended = false;
    try {
      Attach.Outcome outcome = member.steps.run(attach, new Key(session, Key.RECORD));
      ended = true;
      check(session, outcome);
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

  private void check(UUID session, Attach.Outcome outcome) {
    switch (outcome) {
      case ATTACHED -> member.care.workSoon();
      case ENDED -> {} // who reads the session finds that out
      case UNREADABLE ->
          throw unreadable(session, "its record is damaged, or a later version has written it.");
      case UNAVAILABLE -> throw unreadable(session, "the store does not answer. Try again later.");
    }
  }

  private static StorageUnavailableException unreadable(UUID session, String why) {
    return new StorageUnavailableException(
        "Session " + SessionId.of(session).abbreviated() + " cannot be read: " + why);
  }
}
