// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.it.Client;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Listeners of the application, which the container calls before those of any jar. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListenerIT {

  /** A session listener whose methods are not in a class that is one. */
  static class Base {
    public void sessionCreated(HttpSessionEvent event) {
      ServletContext context = event.getSession().getServletContext();
      SessionStorage sessions = SessionStorages.of(context);
      sessions.current().use(s -> s.put("first", "listener"));
      context.setAttribute("seen", sessions.id());
    }
  }

  private static final class AsksAtTheBeginning extends Base implements HttpSessionListener {}

  @ParameterizedTest
  @EnumSource
  void the_session_that_begins_is_the_current_one(Server.Kind kind) throws Exception {
    App app =
        App.at("/app")
            .listener(new AsksAtTheBeginning())
            .library()
            .page("/begin", (q, r) -> q.getSession() + Pages.session(q, r).toString().substring(32))
            .page("/session", Pages::session)
            .page("/seen", (q, r) -> q.getServletContext().getAttribute("seen"));
    try (Server server = kind.start(app)) {
      Client byApplication = server.browser("/app");
      assertThat(byApplication.get("begin")).endsWith("{first=listener}");
      assertThat(byApplication.get("session")).startsWith(byApplication.get("seen"));

      Client byStorage = server.browser("/app");
      assertThat(byStorage.get("session"))
          .isEqualTo(byStorage.get("seen") + " {first=listener}")
          .isEqualTo(byStorage.get("session"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_storage_of_an_HTTP_session_is_reached_at_its_beginning_and_at_its_end(Server.Kind kind)
      throws Exception {
    AtomicReference<Object> atEnd = new AtomicReference<>();
    HttpSessionListener listener =
        new HttpSessionListener() {
          @Override
          public void sessionCreated(HttpSessionEvent event) {
            SessionStorages.of(event.getSession()).orElseThrow().use(s -> s.put("n", 5));
          }

          @Override
          public void sessionDestroyed(HttpSessionEvent event) {
            atEnd.set(SessionStorages.of(event.getSession()).orElseThrow().toMap());
          }
        };
    AtomicReference<HttpSession> last = new AtomicReference<>();
    App app =
        App.at("/app")
            .listener(listener)
            .library()
            .page("/count", Pages::count)
            .page(
                "/end",
                (q, r) -> {
                  last.set(q.getSession());
                  q.getSession().invalidate();
                  return SessionStorages.of(last.get()).isPresent();
                });
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.get("count")).isEqualTo("6");
      assertThat(browser.get("end")).isEqualTo("false");
      assertThat(atEnd.get()).hasToString("{n=6}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void before_the_filter_the_error_says_how_to_reach_the_storage(Server.Kind kind)
      throws Exception {
    AtomicReference<String> error = new AtomicReference<>();
    AtomicReference<Object> storage = new AtomicReference<>();
    ServletRequestListener listener =
        new ServletRequestListener() {
          @Override
          public void requestInitialized(ServletRequestEvent event) {
            try {
              Object unused = SessionStorages.of(event.getServletContext()).current();
            } catch (NoCurrentSessionException e) {
              error.set(e.getMessage());
            }
            HttpSession http = ((HttpServletRequest) event.getServletRequest()).getSession(false);
            storage.set(http == null ? null : SessionStorages.of(http).orElseThrow().toMap());
          }
        };
    App app = App.at("/app").listener(listener).library().page("/count", Pages::count);
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.get("count")).isEqualTo("1");
      assertThat(error.get())
          .doesNotContain("serves no request")
          .contains("before the library's filter", "SessionStorages.of(httpSession)");
      assertThat(browser.get("count")).isEqualTo("2");
      assertThat(storage.get()).hasToString("{n=1}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_HTTP_session_of_an_application_without_the_library_has_no_storage(Server.Kind kind)
      throws Exception {
    App app = App.at("/app").page("/x", (q, r) -> SessionStorages.of(q.getSession()).isPresent());
    try (Server server = kind.start(app)) {
      assertThat(server.browser("/app").get("x")).isEqualTo("false");
    }
  }
}
