// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.session.SessionListener;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A member that has just joined, and does something at once. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class NewcomerTest {
  private static final Members MEMBERS = Members.start(2);

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final SessionManager old = manager(0);

  private static SessionManager manager(int member) {
    var engine = MEMBERS.engine(member, "newcomer");
    SessionManager manager = new SessionManager(Settings.DEFAULT, () -> engine);
    manager.application();
    return manager;
  }

  @AfterEach
  void close() {
    old.close();
  }

  @AfterAll
  static void stop() {
    MEMBERS.close();
  }

  @RepeatedTest(3)
  void its_first_session_is_told_to_those_that_observe() {
    old.addListener(new Noting());
    try (SessionManager newcomer = manager(1)) {
      newcomer.open("first").storage().use(s -> s.put("n", 1));
      await().until(() -> heard.contains("opened first") && heard.contains("changed"));
    }
  }

  @Test
  void so_is_the_end_of_a_session_that_was_there_before_it() {
    old.addListener(new Noting());
    var session = old.open("before");
    try (SessionManager newcomer = manager(1)) {
      requireNonNull(newcomer.find(session.id())).close();
      await().until(() -> heard.contains("closed before"));
    }
  }

  private final class Noting implements SessionListener {
    @Override
    public void opened(SessionInfo session) {
      heard.add("opened " + session.name());
    }

    @Override
    public void closed(SessionInfo session) {
      heard.add("closed " + session.name());
    }

    @Override
    public boolean observesChanges() {
      return true;
    }

    @Override
    public void changed(StorageChanged change) {
      heard.add("changed");
    }
  }
}
