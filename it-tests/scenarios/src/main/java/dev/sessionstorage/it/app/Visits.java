// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.Current;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A bean that all sessions share. */
@ApplicationScoped
public class Visits {
  @Inject SessionStorage sessions;
  @Inject @Current SharedObject storage;

  SessionId id() {
    return sessions.id();
  }

  long count() {
    return storage.with(it -> it.increment("visits", 1));
  }
}
