// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A home that lives as long as its session: admits blocks until the session has ended, and has the
 * watchers of the storage.
 */
abstract class SessionHome extends SizedHome {
  private static final VarHandle STATE = Handles.of(MethodHandles.lookup(), "state", byte.class);

  private static final VarHandle WATCHERS =
      Handles.of(MethodHandles.lookup(), "watchers", Watchers.class);

  /** It was not checked yet whether the session has ended. */
  static final byte UNCHECKED = 0;

  static final byte OPEN = 1;

  private static final byte CLOSED = 2;

  /** Held for as long as anything of the storage is. */
  private final StorageRoot.Owner session;

  /** Whether waits and listeners have been ended. */
  private volatile boolean left;

  /** Made for the first watcher. */
  private volatile @Nullable Watchers watchers;

  /** Begins as {@link #UNCHECKED} where the session could end without seeing this storage. */
  private volatile byte state; // a byte rather than an int: there may be millions of storages

  SessionHome(StorageRoot.Owner session, byte state) {
    this.session = session;
    this.state = state;
  }

  @Override
  final Settings settings() {
    return session.settings();
  }

  final SessionId id() {
    return session.id();
  }

  @Override
  final String label() {
    return id().abbreviated();
  }

  /** Ends the storage: it can be read, but no block begins any more. Waits for nobody. */
  public final void close() {
    state = CLOSED;
    endWatching();
  }

  /**
   * Ends the waits and the listeners of this storage, since its session ends or this member leaves
   * the others.
   */
  public final void endWatching() {
    left = true;
    Watchers ending = watchers;
    if (ending != null) {
      ending.ended();
    }
  }

  /** The watchers of anything in this storage, or null. */
  final @Nullable Watchers watchers() {
    return watchers;
  }

  final Watchers watchersOrNew() {
    Watchers made = new Watchers();
    return WATCHERS.compareAndExchange(this, null, made) instanceof Watchers first ? first : made;
  }

  /** Counts one more watcher of anything in this storage, or one less. */
  final void watched(boolean begins) {
    session.watched(begins);
  }

  @Override
  final void admit(Node wanted, long since, long maxWait) {
    if (state != OPEN && !isOpen()) {
      throw sessionClosed(wanted);
    }
  }

  /**
   * Tells whether nothing can happen to this storage any more.
   *
   * @return true once the session has ended, or this member leaves the others
   */
  public final boolean isOver() {
    return left || (state != OPEN && !isOpen());
  }

  /** Once a thread has seen this storage and then the session alive, its end closes the storage. */
  private boolean isOpen() {
    if (session.hasEnded()) {
      state = CLOSED;
    }
    return STATE.compareAndSet(this, UNCHECKED, OPEN) || state == OPEN;
  }

  static SessionClosedException sessionClosed(Node wanted) {
    return new SessionClosedException(
        "The session has ended, so "
            + Paths.where(wanted)
            + " can be read but not used any more. Look the session up again with of(id), which is"
            + " empty once it has ended.");
  }
}
