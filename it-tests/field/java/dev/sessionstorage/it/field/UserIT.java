// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.it.Client;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the user of a session is: known once the application or the server has asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UserIT {

  private static App app() {
    return App.at("/app")
        .secured()
        .library()
        .page("/public", (q, r) -> "public")
        .page("/users", UserIT::users);
  }

  /** The ids of alice's sessions, of which this request has one. */
  private static Object users(HttpServletRequest q, HttpServletResponse r) {
    return Pages.sessions(q)
        .sessionsOf("alice")
        .map(SessionInfo::id)
        .map(id -> id.equals(Pages.sessions(q).id()) ? "mine" : "other")
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @EnumSource
  void requests_of_a_public_file_log_nobody_in(Server.Kind kind) throws Exception {
    try (Server server = kind.start(app().page("/id", (q, r) -> Pages.sessions(q).id()))) {
      Client browser = server.browser("/app");
      Object unused = browser.askAs("alice", "secret", "id");
      for (int i = 0; i < 5; i++) {
        assertThat(browser.askAs("alice", "secret", "public").text()).isEqualTo("public");
      }
      assertThat(browser.askAs("alice", "secret", "users").text()).isEmpty();
      assertThat(server.logins()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_constraint_makes_the_user_known(Server.Kind kind) throws Exception {
    try (Server server = kind.start(app().page("/secure/users", UserIT::usersOfNew))) {
      Client browser = server.browser("/app");

      assertThat(browser.askAs("alice", "secret", "secure/users").text()).isEqualTo("mine");
      assertThat(browser.get("users")).isEqualTo("mine");
      assertThat(server.logins()).isEqualTo(1);
    }
  }

  private static Object usersOfNew(HttpServletRequest q, HttpServletResponse r) {
    q.getSession();
    return users(q, r);
  }

  @ParameterizedTest
  @EnumSource
  void a_login_is_known_in_the_same_request_and_a_logout_too(Server.Kind kind) throws Exception {
    App app =
        app()
            .page(
                "/login",
                (q, r) -> {
                  q.getSession();
                  q.login("alice", "secret");
                  Object in = users(q, r);
                  q.logout();
                  return in + "," + users(q, r);
                })
            .page(
                "/stay",
                (q, r) -> {
                  q.getSession();
                  q.login("alice", "secret");
                  return "in";
                });
    try (Server server = kind.start(app)) {
      assertThat(server.browser("/app").get("login")).isEqualTo("mine,");

      Client browser = server.browser("/app");
      assertThat(browser.get("stay")).isEqualTo("in");
      assertThat(browser.get("users")).isEqualTo("mine");
      assertThat(server.browser("/app").get("users")).isEqualTo("other");
    }
  }

  /** Each of these asks the container, which on Jetty logs in then. */
  enum Question {
    PRINCIPAL,
    REMOTE_USER,
    ROLE,
    AUTHENTICATE;

    Object ask(HttpServletRequest q, HttpServletResponse r) throws Exception {
      return switch (this) {
        case PRINCIPAL -> q.getUserPrincipal();
        case REMOTE_USER -> q.getRemoteUser();
        case ROLE -> q.isUserInRole("user");
        case AUTHENTICATE -> q.authenticate(r);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void on_Jetty_a_question_of_the_application_makes_the_user_known(Question question)
      throws Exception {
    App app =
        app()
            .page(
                "/ask",
                (q, r) -> {
                  Object unused = question.ask(q, r);
                  q.getSession(); // not before: Jetty would renew it and say "Response committed"
                  return users(q, r);
                });
    try (Server server = Server.Kind.JETTY.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.askAs("alice", "secret", "ask").text()).isEqualTo("mine");
      assertThat(browser.get("users")).isEqualTo("mine");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_user_that_a_filter_knows_is_the_user_of_the_session(boolean asks) throws Exception {
    Filter filter = (q, r, chain) -> chain.doFilter(new OfAlice((HttpServletRequest) q), r);
    App app =
        App.at("/app")
            .library()
            .filter(filter)
            .page(
                "/x",
                (q, r) -> {
                  q.getSession();
                  return (asks ? q.getRemoteUser() : "") + users(q, r);
                })
            .page(
                "/logout",
                (q, r) -> {
                  q.getUserPrincipal();
                  q.logout();
                  return users(q, r);
                });
    try (Server server = Server.Kind.TOMCAT.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.get("x")).isEqualTo(asks ? "alicemine" : "");
      assertThat(browser.get("logout")).isEmpty();
    }
  }

  /** A request of alice, as Spring Security wraps it. */
  private static final class OfAlice extends HttpServletRequestWrapper {
    OfAlice(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Principal getUserPrincipal() {
      return () -> "alice";
    }

    @Override
    public String getRemoteUser() {
      return "alice";
    }
  }
}
