// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.SessionClosed;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionOpened;
import dev.sessionstorage.StorageChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down all events, for each session in the order in which they came. */
@ApplicationScoped
public class EventLog {
  private final Map<SessionId, List<String>> events = new ConcurrentHashMap<>();

  void opened(@Observes SessionOpened event) {
    log(event.session().id(), "opened");
  }

  void changed(@Observes StorageChanged event) {
    log(event.id(), "changed " + event.names());
  }

  void closed(@Observes SessionClosed event) {
    log(event.session().id(), "closed");
  }

  private void log(SessionId id, String event) {
    events.computeIfAbsent(id, it -> new CopyOnWriteArrayList<>()).add(event);
  }

  List<String> of(SessionId id) {
    return events.getOrDefault(id, List.of());
  }
}
