// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.concurrent;

import dev.sessionstorage.session.Applications;
import dev.sessionstorage.session.Binding;
import dev.sessionstorage.session.CurrentSession;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a task of a {@code ManagedExecutorService}, an {@code @Asynchronous} method and the like
 * run in the session of the thread that submits it. A request that has no HTTP session gets none by
 * that; its tasks run in no session.
 */
public final class SessionContextProvider implements ThreadContextProvider {

  /** For the service loader. */
  public SessionContextProvider() {}

  @Override
  public ThreadContextSnapshot currentContext(Map<String, String> properties) {
    return snapshot(Applications.ofThisThread());
  }

  @Override
  public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
    return snapshot(Applications.ofNoThread());
  }

  /** The name by which a {@code ContextServiceDefinition} can propagate or clear this. */
  @Override
  public String getThreadContextType() {
    return "SessionStorage";
  }

  private static ThreadContextSnapshot snapshot(Map<CurrentSession, @Nullable Binding> sessions) {
    return () -> {
      Runnable restore = Applications.bind(sessions);
      return restore::run;
    };
  }
}
