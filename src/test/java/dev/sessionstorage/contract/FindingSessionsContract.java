// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** Any session is found by its id, from any thread. */
public abstract class FindingSessionsContract extends Contract {
  private static final String ID = "3C81A8D7AFE64C2E9CCFFCDC35DC52F5";

  @Test
  void a_new_session_has_an_empty_storage_of_its_own() {
    OpenedSession other = sessions.open("tester");

    assertThat(storage.size()).isZero();
    assertThat(other.id()).isNotEqualTo(session.id());
    assertThat(other.storage()).isNotSameAs(storage);
    other.storage().use(editor -> editor.put("n", 1));
    assertThat(storage.size()).isZero();
  }

  @Test
  void any_thread_finds_the_same_storage_by_id_and_by_any_spelling_of_it() throws Exception {
    SessionId id = session.id();

    assertThat(Threads.call(() -> sessions.of(id)).result()).containsSame(storage);
    assertThat(sessions.of(id.toString())).containsSame(storage);
    assertThat(sessions.of(id.toString().toLowerCase(Locale.ROOT))).containsSame(storage);
    assertThat(sessions.of(id.toUuid().toString())).containsSame(storage);
    assertThat(session.storage()).isSameAs(storage);
  }

  @Test
  void an_id_that_no_session_has_gives_nothing() {
    SessionId unknown = SessionId.random();

    assertThat(sessions.of(unknown)).isEmpty();
    assertThat(sessions.of(unknown.toString())).isEmpty();
    assertThat(sessions.info(unknown)).isEmpty();
    assertThat(sessions.of(new UUID(0, 0).toString())).isEmpty();
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        " ",
        ID.substring(1),
        ID + "0",
        ID.replace('3', '\uFF13'),
        "g".repeat(32),
        "-".repeat(36),
        "3C81A8D7-AFE6-4C2E-9CCF-FCDC35DC52F",
        "+" + ID.substring(1),
        "3C81A8D7AFE64C2E9CCFFCDC35DC52F5\u0000",
        "../../etc/passwd",
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "\uD83D",
        "x".repeat(1_000_000));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @MethodSource("hostileTexts")
  void any_text_from_anywhere_gives_nothing_and_never_throws(String text) {
    assertThat(sessions.of(text)).isEmpty();
  }

  @Test
  void the_info_of_a_session_describes_it() {
    Instant before = Instant.now();
    OpenedSession opened = sessions.open("nightly import", Duration.ofMinutes(5));

    SessionInfo info = sessions.info(opened.id()).orElseThrow();

    assertThat(info.id()).isEqualTo(opened.id());
    assertThat(info.kind()).isEqualTo(SessionKind.OPENED);
    assertThat(info.name()).isEqualTo("nightly import");
    assertThat(info.userName()).isNull();
    assertThat(info.expires()).isEqualTo(info.lastUsed().plus(Duration.ofMinutes(5)));
    assertThat(info.created())
        .isBetween(before.minus(Duration.ofSeconds(1)), Instant.now().plusSeconds(1));
    assertThat(info.lastUsed()).isAfterOrEqualTo(info.created());
    assertThat(info.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(info.member()).isNotBlank();
    assertThat(sessions.info(session.id()).orElseThrow().idleTimeout()).isNull();
  }

  @Test
  void running_in_a_session_uses_it() {
    Instant opened = sessions.info(session.id()).orElseThrow().lastUsed();

    Threads.await()
        .until(
            () -> {
              session.run(() -> {});
              return sessions.info(session.id()).orElseThrow().lastUsed().isAfter(opened);
            });

    assertThat(sessions.info(session.id()).orElseThrow().created()).isBeforeOrEqualTo(opened);
  }

  @Test
  void all_sessions_that_are_alive_are_listed_once() {
    OpenedSession other = sessions.open("other");
    OpenedSession ended = sessions.open("ended");
    ended.close();

    List<SessionId> ids = sessions.sessions().map(SessionInfo::id).toList();

    assertThat(ids).contains(session.id(), other.id()).doesNotContain(ended.id());
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void the_application_has_a_storage_that_is_always_there() throws Exception {
    SharedObject application = sessions.application();

    assertThat(Threads.call(() -> sessions.application()).result()).isSameAs(application);
    assertThat(application).isNotSameAs(storage);
    session.run(() -> assertThat(sessions.application()).isSameAs(application));
    application.use(editor -> editor.put("n", 1));
    assertThat(application.get("n")).isEqualTo(1L);
  }

  @Test
  void storages_of_one_engine_know_nothing_of_each_other() {
    SessionId before = session.id();

    configure(Map.of());

    assertThat(sessions.of(before)).isEmpty();
    assertThat(sessions.sessionsOf("tester")).hasSize(1);
  }

  private OpenedSession openFor(String userName) {
    OpenedSession opened = sessions.open("desktop client");
    opened.signIn(userName);
    return opened;
  }

  @Test
  void a_thousand_sessions_are_each_found() {
    List<OpenedSession> many =
        IntStream.range(0, 1_000).mapToObj(i -> openFor("user" + i % 250)).toList();

    assertThat(many).allMatch(opened -> sessions.of(opened.id()).isPresent());
    assertThat(IntStream.range(0, 250))
        .allMatch(user -> sessions.sessionsOf("user" + user).count() == 4);
    many.forEach(OpenedSession::close);
    assertThat(many).noneMatch(opened -> sessions.of(opened.id()).isPresent());
  }
}
