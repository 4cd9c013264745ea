// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SharedObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An opened session may end by itself when it was not run in for some time. */
public abstract class IdleTimeoutContract extends Contract {
  private static final Duration IDLE = Duration.ofMillis(300);

  private boolean isAlive(OpenedSession opened) {
    return sessions.of(opened.id()).isPresent();
  }

  @Test
  void a_session_ends_when_it_was_not_run_in_for_its_idle_timeout() {
    OpenedSession idle = sessions.open("idle", IDLE);
    SharedObject left = idle.storage();
    left.use(editor -> editor.put("n", 1));

    Threads.await().until(() -> !isAlive(idle));

    assertThat(sessions.info(idle.id())).isEmpty();
    assertThat(sessions.sessionsOf("idle")).isEmpty();
    assertThat(left.get("n")).isEqualTo(1L);
    assertThatThrownBy(() -> left.use(editor -> editor.put("n", 2)))
        .isInstanceOf(SessionClosedException.class)
        .hasMessageContaining(idle.id().abbreviated());
    assertThatThrownBy(() -> idle.run(() -> {})).isInstanceOf(SessionClosedException.class);
    idle.close();
  }

  @Test
  void it_ends_though_nobody_looks_for_it() {
    SharedObject left = sessions.open("idle", IDLE).storage();

    Threads.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> left.use(editor -> {}))
                    .isInstanceOf(SessionClosedException.class));
  }

  @Test
  void running_in_it_keeps_it_alive() {
    OpenedSession busy = sessions.open("busy", IDLE);

    Threads.await()
        .during(IDLE.multipliedBy(3))
        .until(
            () -> {
              busy.run(() -> {});
              return isAlive(busy);
            });
  }

  @Test
  void it_does_not_end_while_a_thread_runs_in_it() {
    OpenedSession busy = sessions.open("busy", IDLE);

    busy.run(() -> Threads.await().during(IDLE.multipliedBy(3)).until(() -> isAlive(busy)));

    assertThat(isAlive(busy)).isTrue();
  }

  @Test
  void what_others_do_with_its_storage_does_not_count() {
    OpenedSession idle = sessions.open("idle", IDLE);
    idle.run(() -> idle.storage().use(editor -> editor.put("n", 1))); // however slow the engine is

    Threads.await()
        .until(
            () -> {
              sessions.of(idle.id()).ifPresent(IdleTimeoutContract::useUnlessItEnds);
              return !isAlive(idle);
            });

    assertThat(idle.storage().get("n", Long.class)).isPositive();
  }

  private static void useUnlessItEnds(SharedObject found) {
    try {
      found.use(editor -> editor.increment("n", 1));
    } catch (SessionClosedException ended) {
      assertThat(found.has("n")).isTrue();
    }
  }

  @Test
  void a_session_without_an_idle_timeout_stays() {
    OpenedSession idle = sessions.open("idle", IDLE);

    Threads.await().until(() -> !isAlive(idle));

    assertThat(isAlive(session)).isTrue();
    storage.use(editor -> editor.put("n", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S"})
  void an_idle_timeout_of_zero_or_less_is_refused(Duration idleTimeout) {
    assertThatThrownBy(() -> sessions.open("nobody", idleTimeout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(idleTimeout.toString());
    assertThat(sessions.sessionsOf("nobody")).isEmpty();
  }

  @Test
  void an_idle_timeout_may_be_as_long_as_a_duration_can_be() {
    OpenedSession forever = sessions.open("forever", Duration.ofSeconds(Long.MAX_VALUE));

    forever.run(() -> {});

    assertThat(isAlive(forever)).isTrue();
  }
}
