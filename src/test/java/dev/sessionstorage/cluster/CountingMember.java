// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionListener;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A member whose listener counts the ends. */
final class CountingMember implements SessionListener {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** In milliseconds. */
  static final long NEVER = 3_600_000;

  final ClusterEngine engine;
  final UnreliableStore store;
  final SessionManager manager;
  final Map<SessionId, Integer> ends = new ConcurrentHashMap<>();
  final Map<SessionId, String> users = new ConcurrentHashMap<>();

  CountingMember(HeapGrid grid, String name, long tombstone) {
    engine = grid.member(name, new Times(QuickTiming.settlingWithin(400), periods(tombstone)));
    store = grid.store(engine);
    manager = new SessionManager(Settings.DEFAULT, () -> engine);
    manager.addListener(this);
    assertThat(manager.application()).isNotNull();
  }

  @Override
  public void closed(SessionInfo session) {
    users.put(session.id(), String.valueOf(session.userName()));
    ends.merge(session.id(), 1, Integer::sum);
  }

  void hangs(boolean now) {
    store.deaf = now;
    store.mute = now;
    store.cutOff = now;
  }

  UUID id() {
    return engine.member.me();
  }

  void isToldOnceOf(Session ended) {
    await(engine.member.name()).until(() -> ends.containsKey(ended.id()));
    assertThat(ends.get(ended.id())).isEqualTo(1);
  }

  /** Those of a running application, where that does not take long. */
  private static Periods periods(long tombstone) {
    return new Periods(
        20 * MILLI,
        20 * MILLI,
        50 * MILLI,
        10_000 * MILLI,
        60_000 * MILLI,
        NEVER * MILLI,
        NEVER * MILLI,
        tombstone * MILLI,
        50 * MILLI,
        100 * MILLI);
  }
}
