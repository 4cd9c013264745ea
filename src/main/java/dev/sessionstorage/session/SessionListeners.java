// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.shared.Deliveries;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All listeners of an application's sessions: the host of the library, CDI, or both. */
final class SessionListeners {
  private final List<SessionListener> all = new CopyOnWriteArrayList<>();

  /** Adds a listener in the place of one of the same class, if there is one. */
  synchronized void add(SessionListener listener) {
    all.removeIf(known -> known.getClass() == listener.getClass());
    all.add(listener);
  }

  void clear() {
    all.clear();
  }

  boolean observe() {
    for (SessionListener each : all) {
      if (each.observes()) {
        return true;
      }
    }
    return false;
  }

  boolean observeChanges() {
    for (SessionListener each : all) {
      if (each.observesChanges()) {
        return true;
      }
    }
    return false;
  }

  /** A session has begun; tells of it when this thread is outside every block. */
  void opened(SessionInfo session) {
    deliver(each -> each.opened(session));
  }

  /** A session has ended; tells of it when this thread is outside every block. */
  void closed(SessionInfo session) {
    deliver(each -> each.closed(session));
  }

  private void deliver(Consumer<SessionListener> call) {
    if (!all.isEmpty()) {
      Deliveries.deliver(() -> callEach(all.iterator(), call));
    }
  }

  /** Tells of a change now; this thread is outside every block. */
  void changed(StorageChanged change) {
    callEach(
        all.iterator(),
        each -> {
          if (each.observesChanges()) {
            each.changed(change);
          }
        });
  }

  /** Calls all of them, also if one throws; what the last one throws is for the caller to log. */
  private static void callEach(Iterator<SessionListener> rest, Consumer<SessionListener> call) {
    while (rest.hasNext()) {
      boolean returned = false;
      try {
        call.accept(rest.next());
        returned = true;
      } finally {
        if (!returned) {
          callEach(rest, call);
        }
      }
    }
  }
}
