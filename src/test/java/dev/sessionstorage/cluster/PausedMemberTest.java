// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseLostException;
import dev.sessionstorage.UseUnknownException;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.cluster.core.Timing;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A member whose heart stops for a while, and beats again. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PausedMemberTest {
  private static final Timing QUICK = QuickTiming.settlingWithin(5_000);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HeapGrid grid = new HeapGrid();
  private final Times times = new Times(QUICK, Periods.DEFAULT);
  private final ClusterEngine engineA = grid.member("A", times);
  private final ClusterEngine engineB = grid.member("B", times);
  private final SessionManager a = new SessionManager(Settings.DEFAULT, () -> engineA);
  private final SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);
  private final OpenedSession session = a.open("tester");
  private final SharedObject onA = session.storage();
  private final SharedObject onB = b.of(session.id()).orElseThrow();

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  private void awaitLapse() {
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(engineA::checkAvailable)
                    .isInstanceOf(StorageUnavailableException.class));
  }

  private void awaitTrust() {
    await().untilAsserted(engineA::checkAvailable);
  }

  @Test
  void others_take_over_and_it_goes_on_with_their_state() {
    onA.use(s -> s.put("n", 1));
    engineA.pause(true);
    awaitLapse();
    assertThatThrownBy(() -> onA.use(s -> s.increment("n", 1)))
        .isInstanceOf(StorageUnavailableException.class);
    onB.use(LONG, s -> s.increment("n", 10));
    engineA.pause(false);
    awaitTrust();
    onA.use(LONG, s -> s.increment("n", 100));
    onB.use(LONG, s -> assertThat(s.get("n")).isEqualTo(111L));
  }

  /** It would be for two minutes. */
  @Test
  void nobody_waits_for_the_outcome_of_an_earlier_block_while_it_is_cut_off() {
    UnreliableStore store = grid.store(engineA);
    store.unreadable = true;
    store.unheard = true;
    assertThatThrownBy(() -> onA.use(s -> s.put("n", 1))).isInstanceOf(UseUnknownException.class);
    engineA.pause(true);
    awaitLapse();
    assertThatThrownBy(() -> onA.use(Duration.ofMinutes(2), s -> s.put("n", 2)))
        .isInstanceOf(StorageUnavailableException.class);
    store.unreadable = false;
    store.unheard = false;
    engineA.pause(false);
    awaitTrust();
    onA.use(LONG, s -> s.put("n", 3));
    onB.use(LONG, s -> assertThat(s.get("n")).isEqualTo(3L));
  }

  @Test
  void a_block_that_another_member_has_overtaken_publishes_nothing() {
    onA.use(s -> s.put("child", Map.of("n", 1)));
    SharedObject child = requireNonNull(onA.object("child"));
    assertThatThrownBy(
            () ->
                child.use(
                    editor -> {
                      editor.put("n", 2);
                      engineA.pause(true);
                      onB.with(LONG, s -> requireNonNull(s.object("child")))
                          .use(LONG, there -> there.put("n", 3));
                      engineA.pause(false);
                      awaitTrust();
                    }))
        .isInstanceOf(UseLostException.class);
    child.use(LONG, editor -> assertThat(editor.get("n")).isEqualTo(3L));
  }

  /** Another member publishes while this one is paused in a block. */
  private void overtake() {
    engineA.pause(true);
    onB.use(LONG, there -> there.increment("n", 1));
    engineA.pause(false);
    awaitTrust();
  }

  @Test
  void a_block_that_has_only_looked_is_told_that_it_saw_an_old_state() {
    onA.use(s -> s.put("n", 1));
    assertThatThrownBy(
            () ->
                onA.use(
                    editor -> {
                      assertThat(editor.get("n")).isEqualTo(1L);
                      overtake();
                    }))
        .isInstanceOf(UseLostException.class);
    onA.use(LONG, editor -> assertThat(editor.get("n")).isEqualTo(2L));
  }

  @Test
  void a_block_that_has_thrown_keeps_its_exception() {
    onA.use(s -> s.put("n", 1));
    assertThatThrownBy(
            () ->
                onA.use(
                    editor -> {
                      overtake();
                      throw new IllegalStateException("planned");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("planned")
        .hasNoSuppressedExceptions();
    onA.use(LONG, editor -> assertThat(editor.get("n")).isEqualTo(2L));
  }

  @Test
  void a_block_that_has_only_looked_and_that_nobody_has_overtaken_ends_as_usual() {
    onA.use(s -> s.put("n", 1));
    onA.use(
        editor -> {
          engineA.pause(true);
          awaitLapse();
          engineA.pause(false);
          awaitTrust();
        });
    onA.use(LONG, editor -> editor.increment("n", 1));
  }

  @Test
  void a_block_that_nobody_has_overtaken_is_published() {
    onA.use(s -> s.put("n", 1));
    onA.use(
        editor -> {
          editor.put("n", 2);
          engineA.pause(true);
          awaitLapse();
          engineA.pause(false);
          awaitTrust();
        });
    onB.use(LONG, s -> assertThat(s.get("n")).isEqualTo(2L));
  }
}
