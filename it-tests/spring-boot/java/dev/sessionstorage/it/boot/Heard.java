// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import dev.sessionstorage.SessionClosed;
import dev.sessionstorage.SessionOpened;
import dev.sessionstorage.StorageChanged;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;

/** Listens to the events of the library; throws after it has heard one that it does not like. */
class Heard {
  private final List<String> events = new CopyOnWriteArrayList<>();

  List<String> events() {
    return events;
  }

  @EventListener
  void opened(SessionOpened event) {
    events.add("opened " + event.session().id());
  }

  @EventListener
  void closed(SessionClosed event) {
    events.add("closed " + event.session().id());
  }

  @EventListener
  void changed(StorageChanged event) {
    events.add("changed " + event.id() + " " + event.names());
    if (event.names().contains("text")) {
      throw new IllegalStateException("a listener that fails");
    }
  }
}
