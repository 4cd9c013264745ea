// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import dev.sessionstorage.value.StorageEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * A session store may have sessions of a later version of the library, while members of both
 * versions run side by side.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LaterVersionTest {
  private static final String LINK = "dev.sessionstorage.session";
  private static final int VALUES = Frame.CRITICAL + 1;
  private static final int SKIPPED = 5;
  private static final int CRITICAL = Frame.CRITICAL + 5;

  /** An idle timeout, in milliseconds, that is over at once. */
  private static final long ENDED_LONG_AGO = -1_000;

  private final FakeHttp http = new FakeHttp();
  private final Warnings warnings = new Warnings();
  private WebApplication application = WebApplication.start(http.context);

  @BeforeEach
  void listen() {
    Logger.getLogger("dev.sessionstorage").addHandler(warnings);
  }

  @AfterEach
  void stop() {
    Logger.getLogger("dev.sessionstorage").removeHandler(warnings);
    application.stop(http.context);
  }

  @Test
  void a_section_that_this_version_does_not_know_is_written_again() throws Exception {
    comeFromALaterVersion(SKIPPED, "a");

    Session session = bind();
    session.storage().use(it -> it.put("n", 2));

    assertWritten(Map.of("n", 2L), "a");
    assertThat(warnings.texts).isEmpty();
  }

  @Test
  void it_is_written_again_if_nobody_has_used_the_session_since() throws Exception {
    comeFromALaterVersion(SKIPPED, "a");

    assertWritten(Map.of("n", 1L), "a");
  }

  @Test
  void it_is_kept_over_several_restarts() throws Exception {
    comeFromALaterVersion(SKIPPED, "a");
    for (int i = 0; i < 3; i++) {
      bind().storage().use(it -> it.increment("n", 1));
      restart(bytes -> bytes);
    }

    assertWritten(Map.of("n", 4L), "a");
  }

  @Test
  void that_of_a_newer_state_of_another_member_replaces_it() throws Exception {
    comeFromALaterVersion(SKIPPED, "a");
    Session session = bind();
    FakeHttp elsewhere = new FakeHttp();
    WebApplication second = WebApplication.start(elsewhere.context);
    elsewhere.session.setAttribute(LINK, FakeHttp.readBack(http.link()));
    SessionLinks.bind(elsewhere.session, second.sessions()).storage().use(it -> it.put("n", 2));
    http.session.setAttribute(
        LINK, FakeHttp.readBack(elsewhere.link(), bytes -> with(SKIPPED, "b", bytes)));

    assertThat(bind()).isSameAs(session);

    assertWritten(Map.of("n", 2L), "b");
    second.stop(elsewhere.context);
  }

  @Test
  void it_is_kept_while_a_session_sleeps() throws Exception {
    comeFromALaterVersion(SKIPPED, "a");
    Session asleep = bind();
    asleep.used(ENDED_LONG_AGO);
    application.stored().of(asleep).closeIfIdle();
    assertThat(asleep.isClosed()).isTrue();

    bind().storage().use(it -> it.put("n", 2));

    assertWritten(Map.of("n", 2L), "a");
  }

  @Test
  void a_section_that_must_be_known_makes_the_storage_begin_empty_with_one_warning()
      throws Exception {
    http.session.setAttribute("others", "stays");
    SessionId id = comeFromALaterVersion(CRITICAL, "a");

    Session session = bind();

    assertThat(session.id()).isEqualTo(id);
    assertThat(session.storage().toMap()).isEmpty();
    assertThat(http.session.getAttribute("others")).isEqualTo("stays");
    assertThat(warnings.texts)
        .singleElement()
        .asString()
        .contains("begins empty", "later version")
        .doesNotContain(id.toString());
    session.storage().use(it -> it.put("n", 3));
    restart(bytes -> bytes);
    assertThat(bind().storage().toMap()).isEqualTo(Map.of("n", 3L));
    assertThat(warnings.texts).hasSize(1);
  }

  private Session bind() {
    return SessionLinks.bind(http.session, application.sessions());
  }

  /** A session of this application, written by a later version that adds a section. */
  private SessionId comeFromALaterVersion(int tag, String text) throws Exception {
    Session first = bind();
    first.storage().use(it -> it.put("n", 1));
    restart(bytes -> with(tag, text, bytes));
    return first.id();
  }

  private void restart(FakeHttp.Rewriting store) throws Exception {
    http.writeAndReadBack(store);
    application.stop(http.context);
    application = WebApplication.start(http.context);
  }

  private static byte[] with(int tag, String text, byte[] bytes) throws IOException {
    Output content = new Output();
    content.text(text);
    return Frame.read(bytes, Set.of(VALUES, CRITICAL)).with(tag, content).toBytes();
  }

  private void assertWritten(Map<String, ?> values, String text) throws Exception {
    List<byte[]> written = new ArrayList<>();
    http.writeAndReadBack(
        bytes -> {
          written.add(bytes);
          return bytes;
        });
    assertThat(written).hasSize(1);
    assertThat(StorageEncoding.decode(written.get(0))).isEqualTo(values);
    Input section = Frame.read(written.get(0), Set.of(VALUES)).section(SKIPPED);
    assertThat(section).isNotNull();
    assertThat(section.text()).isEqualTo(text);
  }

  private static final class Warnings extends Handler {
    private final List<String> texts = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      texts.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
