// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** After all that happened, the heap is as it was before. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SoakTest {
  private static final int SESSIONS = Integer.getInteger("proof.soak.sessions");
  private static final int AT_A_TIME = 10_000;
  private static final Duration IDLE_TIMEOUT = Duration.ofMillis(300);

  /** Fewer bytes than one reference for each session. */
  private static final long NOISE = 100_000;

  private final AtomicInteger users = new AtomicInteger();
  private final SessionManager sessions = new SessionManager(Settings.DEFAULT);

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void sessions_that_were_opened_used_and_have_expired_leave_nothing() {
    leavesNothing(SESSIONS, this::openUseAndExpire);
  }

  @Test
  void sessions_of_users_who_signed_in_and_out_leave_nothing() {
    leavesNothing(SESSIONS, number -> IntStream.range(0, number).forEach(i -> signInAndClose()));
  }

  @Test
  void requests_of_a_session_that_lives_on_leave_nothing() {
    try (OpenedSession session = sessions.open("alice")) {
      leavesNothing(
          10 * SESSIONS,
          number -> IntStream.range(0, number).parallel().forEach(i -> request(session)));
    }
  }

  /** A part of the work alone, then all of it: what grows with the number shows. */
  private void leavesNothing(int number, Work work) {
    long open = sessions.sessions().count();
    Work inParts = all -> IntStream.range(0, all / AT_A_TIME).forEach(i -> work.on(AT_A_TIME));
    inParts.on(number / 5);
    long before = Heap.used();
    inParts.on(number);
    long grown = Heap.used() - before;
    System.out.printf("Soak: %,d times, the heap has grown by %,d bytes%n", number, grown);
    assertThat(grown).isLessThan(NOISE);
    assertThat(sessions.sessions()).hasSize((int) open);
  }

  /** Some number of sessions or requests. */
  @FunctionalInterface
  private interface Work {
    void on(int number);
  }

  private void openUseAndExpire(int number) {
    for (int i = 0; i < number; i++) {
      request(sessions.open("user " + users.incrementAndGet(), IDLE_TIMEOUT));
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> sessions.sessions().allMatch(info -> info.kind() != SessionKind.OPENED));
  }

  private void signInAndClose() {
    try (OpenedSession session = sessions.open("guest " + users.incrementAndGet())) {
      session.run(() -> sessions.signIn("user " + users.get()));
      request(session);
    }
  }

  private void request(OpenedSession session) {
    try {
      session.run(this::work);
    } catch (SessionClosedException e) {
      // it has expired already
    }
  }

  private void work() {
    sessions
        .current()
        .objectOrNew("cart")
        .use(
            cart -> {
              cart.increment("n", 1);
              cart.put("items", new int[] {1, 2});
              cart.collection("items").use(items -> items.add(3));
            });
    assertThat(sessions.current().toMap()).containsKey("cart");
  }
}
