// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionKind;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Which session each thread is in. One of these for each application, so that applications that
 * share the library never see each other's sessions.
 */
public final class CurrentSession {
  @SuppressWarnings("ThreadLocalUsage") // not static, for the reason above; few in number
  private final ThreadLocal<@Nullable Binding> bindings = new ThreadLocal<>();

  private final IdleTimer idleTimer;
  private volatile @Nullable Binding fallback;
  private volatile KeepAlive keepAlive = KeepAlive.NONE;

  CurrentSession(IdleTimer idleTimer) {
    this.idleTimer = idleTimer;
  }

  /**
   * Returns what makes a session the current one of this thread.
   *
   * @return it, or null when the thread has no session
   */
  public @Nullable Binding get() {
    Binding binding = bindings.get();
    return binding == null ? fallback : binding;
  }

  void fallback(Binding binding) {
    fallback = binding;
  }

  void keepAlive(KeepAlive newKeepAlive) {
    keepAlive = newKeepAlive;
  }

  /**
   * Makes a session the current one of this thread, which runs in it from now on.
   *
   * @param binding what makes it so, or null for no session
   * @return what did so before, to be {@linkplain #restore restored} in a {@code finally}
   */
  public @Nullable Binding bind(@Nullable Binding binding) {
    Binding before = bindings.get();
    set(binding);
    if (binding instanceof Session session) {
      idleTimer.begin(session);
      noteUse(session);
    }
    return before;
  }

  /**
   * Restores what was there before; nothing stays on the thread when there was nothing.
   *
   * @param before what {@link #bind} returned
   */
  public void restore(@Nullable Binding before) {
    Binding ended = bindings.get();
    set(before);
    if (ended instanceof Session session) {
      idleTimer.end(session);
      noteUse(session);
    }
  }

  /** The use of an HTTP session is its container's to note. */
  private void noteUse(Session session) {
    if (session.kind() != SessionKind.WEB && !session.hasEnded()) {
      session.used(session.idleMillis());
    }
    keepAlive.used(session);
  }

  private void set(@Nullable Binding binding) {
    if (binding == null) {
      bindings.remove();
    } else {
      bindings.set(binding);
    }
  }

  void run(@Nullable Binding binding, Runnable task) {
    Binding before = bind(binding);
    try {
      task.run();
    } finally {
      restore(before);
    }
  }

  <T> T call(Binding binding, Callable<T> task) throws Exception {
    Binding before = bind(binding);
    try {
      return task.call();
    } finally {
      restore(before);
    }
  }
}
