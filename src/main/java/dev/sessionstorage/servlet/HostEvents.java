// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionClosed;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionOpened;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.session.SessionListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Passes on to the host what happens to sessions. What it throws is logged: it has happened. */
final class HostEvents implements SessionListener {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Host host;

  HostEvents(Host host) {
    this.host = host;
  }

  @Override
  public void opened(SessionInfo session) {
    pass(new SessionOpened(session), host::opened);
  }

  @Override
  public void closed(SessionInfo session) {
    pass(new SessionClosed(session), host::closed);
  }

  @Override
  public boolean observes() {
    return host.observesSessions();
  }

  @Override
  public boolean observesChanges() {
    return host.observesChanges();
  }

  @Override
  public void changed(StorageChanged change) {
    pass(change, host::changed);
  }

  private static <E extends Record> void pass(E event, Consumer<E> receiver) {
    try {
      receiver.accept(event);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      LOGGER.log(Level.WARNING, "A listener of " + event.getClass().getSimpleName() + " threw", e);
    }
  }
}
