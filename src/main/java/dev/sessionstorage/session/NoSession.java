// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.NoCurrentSessionException;
import org.jspecify.annotations.Nullable;

/** Puts a task into no session, as the thread was in none that submitted it. */
enum NoSession implements Binding {
  TAKEN_ALONG;

  @Override
  public Session session() {
    throw new NoCurrentSessionException(
        "The thread \""
            + Thread.currentThread().getName()
            + "\" runs a contextual task that was submitted where there was no session. A task never"
            + " begins an HTTP session: call current() or id() in the request before submitting it.");
  }

  @Override
  public @Nullable Session sessionIfAny() {
    return null;
  }
}
