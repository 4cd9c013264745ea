// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SharedObject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What looking a session up needs. The JVM lays out the fields of a superclass first: a look-up
 * among a million sessions waits for one line of memory here, not two.
 */
abstract class SessionHead {
  private static final VarHandle ROOT = handle("root", SharedObject.class);
  private static final VarHandle CLOSED = handle("closed", boolean.class);

  private volatile @Nullable SharedObject root;
  private volatile boolean closed;

  private static VarHandle handle(String field, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(SessionHead.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The first level of the storage, or null when nobody has asked for it yet. */
  final @Nullable SharedObject root() {
    return root;
  }

  /** Sets the first level; returns the one that was there already, or null. */
  final @Nullable SharedObject root(SharedObject made) {
    return (SharedObject) ROOT.compareAndExchange(this, null, made);
  }

  /**
   * Tells whether the session has ended.
   *
   * @return true once it has
   */
  public final boolean isClosed() {
    return closed && closeStorage();
  }

  /**
   * Closes the storage. Each thread that sees the end does so, and does not wait for the thread
   * that ends the session: from then on it cannot write. Always true.
   */
  abstract boolean closeStorage();

  /**
   * Tells whether the session has ended, and no more than that.
   *
   * @return true once it has
   */
  public final boolean hasEnded() {
    return closed;
  }

  /** Marks the session as ended; true once only. */
  final boolean markClosed() {
    return CLOSED.compareAndSet(this, false, true);
  }
}
