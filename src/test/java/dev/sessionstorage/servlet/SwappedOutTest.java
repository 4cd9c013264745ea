// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.session.Session;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Tomcat writes HTTP sessions out that are idle for long, and reads one back only to end it when it
 * expires: its storage used to stay until the application stopped.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SwappedOutTest {
  private final FakeHttp fake = new FakeHttp();
  private final ServletContext context = fake.context;
  private final HttpSession http = fake.session;
  private final WebApplication application = WebApplication.start(context);
  private final Session session = SessionLinks.bind(http, application.sessions());

  @AfterEach
  void stop() {
    application.stop(context);
  }

  @Test
  void a_session_that_expires_while_it_is_written_out_ends() throws Exception {
    endOnDisk();

    assertThat(session.isClosed()).isTrue();
    assertThat(application.sessions().of(session.id())).isEmpty();
  }

  @Test
  void one_that_expires_after_the_application_has_stopped_is_nobodys() throws Exception {
    application.stop(context);

    endOnDisk();

    assertThat(session.isClosed()).isTrue();
  }

  private void endOnDisk() throws Exception {
    HttpSessionBindingListener link = (HttpSessionBindingListener) FakeHttp.readBack(fake.link());
    fake.clear(); // the container takes an attribute out before it says so
    link.valueUnbound(new HttpSessionBindingEvent(http, "any", link));
  }
}
