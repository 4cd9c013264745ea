// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionId;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a grid that this member works with. Each stays for as long as somebody here holds
 * it or anything of its storage, so that a reference means the same object meanwhile.
 */
final class AttachedSessions {
  private final Map<SessionId, Entry> sessions = new ConcurrentHashMap<>();

  /** How often each session is held here because somebody watches its storage. */
  private final Map<Session, Integer> watched = new ConcurrentHashMap<>();

  private final ReferenceQueue<Session> collected = new ReferenceQueue<>();

  private static final class Entry extends WeakReference<Session> {
    final SessionId id;

    Entry(Session session, ReferenceQueue<Session> queue) {
      super(session, queue);
      this.id = session.id();
    }

    @Nullable Session alive() {
      Session session = get();
      return session == null || session.isClosed() ? null : session;
    }
  }

  /** A session that is attached and has not ended, or null. */
  @Nullable Session find(SessionId id) {
    Entry entry = sessions.get(id);
    return entry == null ? null : entry.alive();
  }

  /** Attaches a session, or gives the one with its id that is attached already. */
  Session add(Session made) {
    removeCollected();
    Entry added = new Entry(made, collected);
    while (true) {
      Entry entry =
          sessions.merge(made.id(), added, (old, anew) -> old.alive() == null ? anew : old);
      Session session = entry == added ? made : entry.alive();
      if (session != null) {
        return session;
      }
    }
  }

  /**
   * Somebody watches the storage of a session, which stays here meanwhile, or does not any more.
   */
  void watched(Session session, boolean begins) {
    watched.merge(session, begins ? 1 : -1, (some, more) -> some + more == 0 ? null : some + more);
  }

  void remove(Session session) {
    sessions.computeIfPresent(session.id(), (id, entry) -> entry.refersTo(session) ? null : entry);
  }

  void forEach(Consumer<Session> action) {
    for (Entry entry : sessions.values()) {
      Session session = entry.alive();
      if (session != null) {
        action.accept(session);
      }
    }
  }

  Set<SessionId> ids() {
    Set<SessionId> ids = new HashSet<>();
    forEach(session -> ids.add(session.id()));
    return ids;
  }

  private void removeCollected() {
    for (Reference<?> next = collected.poll(); next != null; next = collected.poll()) {
      if (next instanceof Entry entry) {
        sessions.remove(entry.id, entry);
      }
    }
  }
}
