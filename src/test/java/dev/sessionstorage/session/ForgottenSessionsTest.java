// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.shared.Settings;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A session that has ended is garbage at once. */
class ForgottenSessionsTest {

  /** It stayed in the queue of the idle timer until its timeout had passed. */
  @Test
  void a_closed_session_is_garbage_long_before_its_idle_timeout() {
    try (SessionManager sessions = new SessionManager(Settings.DEFAULT)) {
      becomesGarbage(new WeakReference<>(openAndClose(sessions)));
    }
  }

  /** A request may find out who its user is when its session has just ended. */
  @Test
  void a_closed_session_is_garbage_though_somebody_signs_in_to_it() {
    try (SessionManager sessions = new SessionManager(Settings.DEFAULT)) {
      becomesGarbage(new WeakReference<>(closeAndSignIn(sessions)));
    }
  }

  private static void becomesGarbage(WeakReference<?> ended) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              System.gc();
              return ended.get() == null;
            });
  }

  private static SharedObject openAndClose(SessionManager sessions) {
    try (OpenedSession session = sessions.open("alice", Duration.ofHours(1))) {
      return session.storage();
    }
  }

  private static Session closeAndSignIn(SessionManager sessions) {
    Session session = sessions.add(SessionId.random(), SessionKind.WEB, null);
    session.close();
    session.signIn("alice");
    return session;
  }
}
