// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.cluster.core.MemberData;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionListener;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which members are told of what. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MessagesTest {
  private final HeapGrid grid = new HeapGrid();
  private final ClusterEngine engineA = grid.member("A");
  private final ClusterEngine engineB = grid.member("B");
  private final UnreliableStore storeA = grid.store(engineA);
  private final SessionManager a = new SessionManager(Settings.DEFAULT, () -> engineA);
  private final SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  private void connect() {
    assertThat(a.application()).isNotNull();
    assertThat(b.application()).isNotNull();
  }

  private void awaitNoObservers() {
    connect();
    await().until(() -> knowsThatNobodyObserves(engineA, engineB));
    await().until(() -> knowsThatNobodyObserves(engineB, engineA));
    grid.settle();
    storeA.sent.clear();
  }

  private static boolean knowsThatNobodyObserves(ClusterEngine member, ClusterEngine other) {
    MemberData said = member.member.trust.data(other.member.me());
    return said != null && !said.observer() && member.member.trust.observers().isEmpty();
  }

  private void awaitObserver() {
    await().until(() -> engineA.member.trust.observers().contains(engineB.member.me()));
  }

  private int toB() {
    return storeA.sent.getOrDefault(engineB.member.me(), 0);
  }

  @Test
  void a_member_that_neither_watches_nor_observes_is_told_nothing() {
    awaitNoObservers();
    OpenedSession session = a.open("tester");
    for (int i = 0; i < 10; i++) {
      session.storage().use(s -> s.increment("n", 1));
    }
    session.storage().use(s -> s.put("child", Map.of("n", 0)));
    requireNonNull(session.storage().object("child")).use(child -> child.increment("n", 1));
    session.close();
    grid.settle();
    assertThat(toB()).isZero();
    assertThat(b.of(session.id())).isEmpty();
  }

  @Test
  void one_that_watches_is_told_of_that_session_only() {
    awaitNoObservers();
    OpenedSession watched = a.open("watched");
    OpenedSession other = a.open("other");
    SharedObject onB = b.of(watched.id()).orElseThrow();
    grid.settle();
    int before = toB();
    other.storage().use(s -> s.put("n", 1));
    grid.settle();
    assertThat(toB()).isEqualTo(before);
    watched.storage().use(s -> s.put("n", 1));
    grid.settle();
    assertThat(toB()).isEqualTo(before + 1);
    assertThat(onB.get("n")).isEqualTo(1L);
  }

  @Test
  void one_that_observes_is_told_of_everything() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    b.addListener(new Noting(heard));
    connect();
    awaitObserver();
    OpenedSession session = a.open("tester");
    session.storage().use(s -> s.put("n", 1));
    grid.settle();
    session.close();
    grid.settle();
    assertThat(heard).containsExactly("opened", "changed", "closed");
  }

  /** Nobody knows an observer before its first beat is read, which takes a second. */
  @Test
  void one_that_has_just_joined_to_observe_is_told_of_what_happens_from_then_on() {
    connect();
    engineA.pause(true); // it does not hear of the newcomer
    ClusterEngine engineC = grid.member("C");
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    try (SessionManager c = new SessionManager(Settings.DEFAULT, () -> engineC)) {
      c.addListener(new Noting(heard));
      assertThat(c.application()).isNotNull();
      OpenedSession session = a.open("tester");
      session.storage().use(s -> s.put("n", 1));
      session.close();
      engineA.pause(false);

      await().untilAsserted(() -> assertThat(heard).containsExactly("opened", "changed", "closed"));
      await().until(() -> engineA.member.trust.observers().contains(engineC.member.me()));
      grid.settle();
      assertThat(heard).as("told once").hasSize(3);
    }
  }

  @Test
  void one_that_begins_to_observe_is_told_from_then_on() {
    awaitNoObservers();
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    b.addListener(new Noting(heard));
    awaitObserver();
    OpenedSession session = a.open("tester");
    grid.settle();
    assertThat(heard).containsExactly("opened");
    session.close();
  }

  /** Nobody tells a member of the end that has only looked a session up. */
  @Test
  void a_session_that_was_only_looked_up_has_ended_nevertheless() {
    awaitNoObservers();
    Session web = a.add(SessionId.random(), SessionKind.WEB, null);
    Session here = b.add(web.id(), SessionKind.WEB, null);
    web.close();
    grid.settle();
    assertThat(b.of(web.id())).isEmpty();
    assertThat(here.isClosed()).isTrue();
  }

  @Test
  void so_has_one_whose_storage_is_wanted_then() {
    awaitNoObservers();
    Session web = a.add(SessionId.random(), SessionKind.WEB, null);
    Session here = b.add(web.id(), SessionKind.WEB, null);
    web.close();
    grid.settle();
    assertThat(toB()).isZero();
    assertThat(here.storage().toMap()).isEmpty();
    assertThat(here.isClosed()).isTrue();
  }

  /** Hears of the sessions that tests open; that of the application begins at some moment. */
  private record Noting(List<String> heard) implements SessionListener {
    @Override
    public void opened(SessionInfo session) {
      note("opened", session);
    }

    @Override
    public void closed(SessionInfo session) {
      note("closed", session);
    }

    private void note(String what, SessionInfo session) {
      if (session.kind() != SessionKind.APPLICATION) {
        heard.add(what);
      }
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
