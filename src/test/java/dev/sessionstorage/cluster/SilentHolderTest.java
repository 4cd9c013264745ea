// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.cluster.core.Timing;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Each of the many groups that a dead member has held is entered without looking at it again and
 * again: that would take ten seconds for each here.
 */
@Timeout(20)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SilentHolderTest {
  private static final int SESSIONS = 10;
  private static final long LOOKS_AGAIN = TimeUnit.SECONDS.toNanos(10);

  private final HeapGrid grid = new HeapGrid();
  private final Times times = new Times(timing(), Periods.DEFAULT);
  private final ClusterEngine engineA = grid.member("A", times);
  private final ClusterEngine engineB = grid.member("B", times);
  private final SessionManager a = new SessionManager(Settings.DEFAULT, () -> engineA);
  private final SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);
  private final List<SessionId> held = Stream.generate(this::begin).limit(SESSIONS).toList();

  private static Timing timing() {
    Timing quick = QuickTiming.settlingWithin(5_000);
    return new Timing(
        quick.beat(),
        quick.lease(),
        quick.silent(),
        quick.removed(),
        quick.turn(),
        LOOKS_AGAIN,
        LOOKS_AGAIN,
        quick.settle(),
        quick.gather());
  }

  private SessionId begin() {
    Session session = a.add(SessionId.random(), SessionKind.WEB, "tester");
    session.storage().use(s -> s.putAll(Map.of("n", 1, "child", Map.of("n", 1))));
    return session.id();
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  private static void assertEntersAll(SessionManager member, List<SessionId> sessions) {
    for (SessionId id : sessions) {
      member.of(id).orElseThrow().use(s -> s.increment("n", 1));
      assertThat(member.of(id).orElseThrow().get("n")).isEqualTo(2L);
      Objects.requireNonNull(member.of(id).orElseThrow().object("child"))
          .use(child -> child.increment("n", 1));
    }
  }

  private static void awaitSilence(ClusterEngine of, ClusterEngine by) {
    long since = System.nanoTime();
    await().until(() -> by.member.trust.silent(of.member.me(), since, System.nanoTime()));
  }

  @Test
  void of_a_member_that_hangs() {
    engineA.pause(true);
    awaitSilence(engineA, engineB);
    assertEntersAll(b, held);
  }

  @Test
  void of_a_member_that_has_left() {
    a.leaving(); // what browsers use stays
    a.close();
    assertEntersAll(b, held);
  }

  @Test
  void of_a_member_that_had_gone_before_this_one_came() {
    a.leaving();
    a.close();
    ClusterEngine engineC = grid.member("C", times);
    SessionManager c = new SessionManager(Settings.DEFAULT, () -> engineC);
    try {
      awaitSilence(engineA, engineC);
      assertEntersAll(c, held);
    } finally {
      c.close();
    }
  }
}
