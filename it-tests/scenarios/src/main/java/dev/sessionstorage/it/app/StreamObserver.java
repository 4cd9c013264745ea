// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.StorageChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Pushes what anybody changes, in the thread that has changed it. */
@ApplicationScoped
public class StreamObserver {

  void changed(@Observes StorageChanged event) {
    if (event.names().contains("headline")) {
      Streams.push(event.id());
    }
  }
}
