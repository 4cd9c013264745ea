// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.session.Applications;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** As a server of Jakarta Concurrency calls it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionContextProviderTest {
  @SuppressWarnings("UnusedVariable") // the application keeps it
  private Object place;

  private final SessionManager sessions = new SessionManager(Settings.from(name -> null));
  private final ThreadContextProvider provider =
      ServiceLoader.load(ThreadContextProvider.class).findFirst().orElseThrow();

  @BeforeEach
  void start() {
    place =
        Applications.started(
            sessions, SessionContextProviderTest.class.getClassLoader(), "context");
  }

  @AfterEach
  void stop() {
    Applications.stopped(sessions);
    sessions.close();
  }

  @Test
  void a_task_runs_in_the_session_of_the_thread_that_submits_it() throws Exception {
    OpenedSession alice = sessions.open("alice");
    OpenedSession bob = sessions.open("bob");
    ThreadContextSnapshot ofAlice = alice.call(() -> provider.currentContext(Map.of()));

    assertThat(in(ofAlice, sessions::id)).isEqualTo(alice.id());
    assertThat(bob.<SessionId>call(() -> in(ofAlice, sessions::id))).isEqualTo(alice.id());
    assertThat(bob.<SessionId>call(() -> afterwards(ofAlice))).isEqualTo(bob.id());
    assertThatThrownBy(sessions::id).isInstanceOf(NoCurrentSessionException.class);
  }

  @Test
  void a_task_submitted_without_a_session_runs_in_none() throws Exception {
    OpenedSession bob = sessions.open("bob");
    ThreadContextSnapshot none = provider.currentContext(Map.of());

    assertThatThrownBy(() -> bob.call(() -> in(none, sessions::id)))
        .isInstanceOf(NoCurrentSessionException.class);
  }

  @Test
  void a_cleared_task_runs_in_no_session() throws Exception {
    OpenedSession bob = sessions.open("bob");
    ThreadContextSnapshot cleared = bob.call(() -> provider.clearedContext(Map.of()));

    assertThatThrownBy(() -> bob.call(() -> in(cleared, sessions::id)))
        .isInstanceOf(NoCurrentSessionException.class);
  }

  @Test
  void a_task_that_outlives_its_session_gets_an_error() throws Exception {
    OpenedSession alice = sessions.open("alice");
    ThreadContextSnapshot ofAlice = alice.call(() -> provider.currentContext(Map.of()));
    alice.close();

    assertThatThrownBy(() -> in(ofAlice, sessions::current))
        .isInstanceOf(SessionClosedException.class);
  }

  private SessionId afterwards(ThreadContextSnapshot context) throws Exception {
    SessionId unused = in(context, sessions::id);
    return sessions.id();
  }

  private static <T> T in(ThreadContextSnapshot context, Callable<T> task) throws Exception {
    var restorer = context.begin();
    try {
      return task.call();
    } finally {
      restorer.endContext();
    }
  }
}
