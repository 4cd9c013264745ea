// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Optional;

/** Lets each session reach its own storage only. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class OwnStorageOnly implements SessionStorage {
  private final SessionStorage sessions;

  /**
   * For CDI.
   *
   * @param sessions what this guards
   */
  @Inject
  OwnStorageOnly(@Delegate SessionStorage sessions) {
    this.sessions = sessions;
  }

  @Override
  public Optional<SharedObject> of(String id) {
    return sessions.of(id).filter(found -> found == sessions.current());
  }
}
