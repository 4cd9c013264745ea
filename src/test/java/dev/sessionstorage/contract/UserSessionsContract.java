// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sessions of one user are found by the user's name. */
public abstract class UserSessionsContract extends Contract {

  private OpenedSession openFor(String userName) {
    OpenedSession opened = sessions.open("session of " + userName);
    opened.signIn(userName);
    return opened;
  }

  private Set<SessionId> idsOf(String userName) {
    return sessions.sessionsOf(userName).map(SessionInfo::id).collect(Collectors.toSet());
  }

  @Test
  void the_sessions_of_a_user_are_found_by_the_exact_name() {
    OpenedSession first = openFor("alice");
    OpenedSession second = openFor("alice");
    OpenedSession other = openFor("Alice");

    assertThat(idsOf("alice")).containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(idsOf("Alice")).containsExactly(other.id());
    assertThat(idsOf("ali")).isEmpty();
    assertThat(idsOf("")).isEmpty();
    first.close();
    assertThat(idsOf("alice")).containsExactly(second.id());
  }

  @Test
  void all_sessions_of_a_user_can_be_changed_from_anywhere() {
    List<OpenedSession> alices = Stream.generate(() -> openFor("alice")).limit(3).toList();

    sessions
        .sessionsOf("alice")
        .map(info -> sessions.of(info.id()).orElseThrow().objectOrNew("settings"))
        .forEach(settings -> settings.use(editor -> editor.put("text", "new")));

    assertThat(alices)
        .allMatch(opened -> "new".equals(opened.storage().object("settings").get("text")));
    assertThat(storage.has("settings")).isFalse();
  }

  @Test
  void signing_in_changes_who_the_session_belongs_to() {
    session.run(() -> sessions.signIn("bob"));

    assertThat(sessions.info(session.id()).orElseThrow().userName()).isEqualTo("bob");
    assertThat(idsOf("bob")).containsExactly(session.id());
    assertThat(idsOf("tester")).isEmpty();
  }

  @Test
  void signing_out_leaves_the_session_without_a_user() {
    session.run(() -> sessions.signIn(null));

    assertThat(sessions.info(session.id()).orElseThrow().userName()).isNull();
    assertThat(idsOf("tester")).isEmpty();
    assertThat(sessions.of(session.id())).isPresent();
  }

  @Test
  void nobody_signs_in_without_a_session() {
    assertThatThrownBy(() -> sessions.signIn("bob")).isInstanceOf(NoCurrentSessionException.class);

    assertThat(idsOf("bob")).isEmpty();
  }

  @Test
  void sessions_that_open_sign_in_and_end_in_parallel_leave_nothing_behind() throws Exception {
    Threads.race(
        4,
        number -> {
          for (int i = 0; i < 100; i++) {
            OpenedSession own = openFor("crowd");
            own.run(() -> sessions.signIn("crowd" + number));
            assertThat(idsOf("crowd" + number)).containsExactly(own.id());
            own.close();
          }
        });

    assertThat(sessions.sessions().map(SessionInfo::userName)).containsOnly("tester", null);
    assertThat(idsOf("crowd")).isEmpty();
  }
}
