// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
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
      WeakReference<SharedObject> storage = new WeakReference<>(openAndClose(sessions));

      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                System.gc();
                return storage.get() == null;
              });
    }
  }

  private static SharedObject openAndClose(SessionManager sessions) {
    try (OpenedSession session = sessions.open("alice", Duration.ofHours(1))) {
      return session.storage();
    }
  }
}
