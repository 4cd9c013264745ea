// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Optional;

/** The example of the guide: who may reach whose storage. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class GuardedSessions implements SessionStorage {
  @Inject @Delegate @Any SessionStorage sessions;

  @Override
  public Optional<SharedObject> of(SessionId id) {
    return isAllowed(id) ? sessions.of(id) : Optional.empty();
  }

  @Override
  public Optional<SharedObject> of(String id) {
    return Optional.ofNullable(SessionId.parseOrNull(id)).flatMap(this::of);
  }

  /** Works in every thread: it asks for the session, not for the request. */
  private boolean isAllowed(SessionId id) {
    try {
      SharedObject mine = sessions.current();
      return id.equals(sessions.id()) || mine.getOrDefault("support", false);
    } catch (NoCurrentSessionException e) {
      return false; // a thread without a session may reach no other
    }
  }
}
