// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionClosed;
import dev.sessionstorage.SessionOpened;
import dev.sessionstorage.StorageChanged;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the browsers that something has changed. Whoever writes a storage only leaves a note; a
 * thread of the demo does the rest, many changes at a time.
 */
@ApplicationScoped
public class Changes {
  private static final Duration COLLECT = Duration.ofMillis(20);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final AtomicBoolean noted = new AtomicBoolean();
  private final Later later = new Later();

  @Inject EventStreams streams;

  @PostConstruct
  void start() {
    later.run(HEARTBEAT, this::beat);
  }

  @PreDestroy
  void stop() {
    later.end();
    streams.closeAll();
  }

  void changed(@Observes StorageChanged event) {
    tell();
  }

  void opened(@Observes SessionOpened event) {
    tell();
  }

  void closed(@Observes SessionClosed event) {
    later.run(Duration.ZERO, () -> streams.close(event.session().id()));
    tell();
  }

  /** Tells all browsers of this member, soon. */
  private void tell() {
    if (noted.compareAndSet(false, true)) {
      later.run(COLLECT, this::flush);
    }
  }

  private void flush() {
    noted.set(false);
    streams.change();
  }

  private void beat() {
    later.run(HEARTBEAT, this::beat);
    streams.beat();
  }
}
