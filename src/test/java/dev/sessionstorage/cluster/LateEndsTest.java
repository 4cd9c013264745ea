// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.session.Session;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session ends while the store does not answer, or does not say what became of it. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LateEndsTest {
  private final HeapGrid grid = new HeapGrid();
  private final CountingMember a = new CountingMember(grid, "A", CountingMember.NEVER);
  private final CountingMember b = new CountingMember(grid, "B", CountingMember.NEVER);
  private final Logger logger = Logger.getLogger("dev.sessionstorage");
  private final Warnings warnings = new Warnings();
  private final Session session = a.manager.add(SessionId.random(), SessionKind.WEB, null);

  private static final class Warnings extends Handler {
    final Queue<LogRecord> all = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        all.add(entry);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void connect() {
    logger.addHandler(warnings);
    await().until(() -> a.engine.member.trust.observers().contains(b.id()));
  }

  @AfterEach
  void close() {
    logger.removeHandler(warnings);
    a.manager.close();
    b.manager.close();
  }

  private void bothAreToldOnce() {
    a.isToldOnceOf(session);
    b.isToldOnceOf(session);
  }

  /** Not only when the tombstone is purged. */
  @Test
  void where_it_was_not_known_whether_it_has_ended_all_are_told_when_that_is_known() {
    a.store.unheardEnds = true;
    session.close();
    a.store.unheardEnds = false;
    bothAreToldOnce();
    assertThat(warnings.all).isEmpty();
  }

  @Test
  void a_store_that_is_away_for_a_moment_is_no_warning() {
    a.store.unreadable = true;
    session.close();
    a.store.unreadable = false;
    bothAreToldOnce();
    assertThat(warnings.all).isEmpty();
  }

  @Test
  void one_that_is_away_for_long_is() {
    a.store.unreadable = true;
    session.close();
    String id = session.id().abbreviated();
    await().until(() -> !warnings.all.isEmpty());
    assertThat(warnings.all)
        .allSatisfy(
            entry -> {
              assertThat(entry.getMessage()).contains("not known to the other members yet");
              assertThat(entry.getParameters()).containsExactly(id);
            });
    a.store.unreadable = false;
    bothAreToldOnce();
  }
}
