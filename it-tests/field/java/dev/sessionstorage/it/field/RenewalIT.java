// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.it.Client;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pac4j.jee.context.JEEContext;
import org.pac4j.jee.context.session.JEESessionStore;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.authentication.session.SessionFixationProtectionStrategy;

/** An HTTP session is renewed at a login: a new one gets the attributes of the old one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RenewalIT {

  /** Who renews it. */
  enum Way {
    BY_HAND {
      @Override
      void renew(HttpServletRequest q, HttpServletResponse r) {
        Map<String, Object> attributes = attributes(q.getSession());
        q.getSession().invalidate();
        attributes.forEach(q.getSession()::setAttribute);
      }
    },
    BY_HAND_AND_ASKED_BEFORE {
      @Override
      void renew(HttpServletRequest q, HttpServletResponse r) {
        Object unused = Pages.count(q, r);
        BY_HAND.renew(q, r);
      }
    },
    SPRING_SECURITY {
      @Override
      void renew(HttpServletRequest q, HttpServletResponse r) {
        var strategy = new SessionFixationProtectionStrategy();
        strategy.setMigrateSessionAttributes(true);
        strategy.onAuthentication(new TestingAuthenticationToken("alice", "x"), q, r);
      }
    },
    PAC4J {
      @Override
      void renew(HttpServletRequest q, HttpServletResponse r) {
        boolean unused = new JEESessionStore().renewSession(new JEEContext(q, r));
      }
    },
    CHANGED_ID {
      @Override
      void renew(HttpServletRequest q, HttpServletResponse r) {
        q.changeSessionId();
      }
    };

    abstract void renew(HttpServletRequest q, HttpServletResponse r);
  }

  /** Whose HTTP sessions they are. */
  enum Sessions {
    CONTAINER,
    SPRING_SESSION;

    App app() {
      App app = App.at("/app").library();
      return this == CONTAINER ? app : app.filter(ReplacedSessionIT.springSession());
    }
  }

  static Stream<Arguments> ways() {
    return Stream.of(Server.Kind.values())
        .flatMap(
            kind ->
                Stream.of(Sessions.values())
                    .flatMap(of -> Stream.of(Way.values()).map(it -> Arguments.of(kind, of, it))));
  }

  private static Map<String, Object> attributes(HttpSession http) {
    Map<String, Object> attributes = new HashMap<>();
    for (String name : Collections.list(http.getAttributeNames())) {
      attributes.put(name, http.getAttribute(name));
    }
    return attributes;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void id_storage_and_user_move_along(Server.Kind kind, Sessions whose, Way way) throws Exception {
    App app =
        whose
            .app()
            .page("/count", Pages::count)
            .page("/id", (q, r) -> Pages.sessions(q).id())
            .page(
                "/renew",
                (q, r) -> {
                  Pages.sessions(q).signIn("alice");
                  String before = q.getSession().getId();
                  way.renew(q, r);
                  return !q.getSession().getId().equals(before);
                })
            .page(
                "/users",
                (q, r) -> Pages.sessions(q).sessionsOf("alice").map(SessionInfo::id).toList());
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      int count = Integer.parseInt(browser.get("count"));
      String id = browser.get("id");

      assertThat(browser.get("renew")).isEqualTo("true");

      int asked = way == Way.BY_HAND_AND_ASKED_BEFORE ? 1 : 0;
      assertThat(browser.get("id")).isEqualTo(id);
      assertThat(browser.get("count")).isEqualTo("" + (count + 1 + asked));
      assertThat(browser.get("users")).isEqualTo("[" + id + "]");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void they_are_there_in_the_request_that_renews(Server.Kind kind, Sessions whose, Way way)
      throws Exception {
    App app =
        whose
            .app()
            .page(
                "/renew",
                (q, r) -> {
                  Object unused = Pages.count(q, r);
                  SessionId id = Pages.sessions(q).id();
                  way.renew(q, r);
                  int asked = way == Way.BY_HAND_AND_ASKED_BEFORE ? 1 : 0;
                  return Pages.sessions(q).id().equals(id)
                      + " "
                      + (Pages.sessions(q).current().get("n", Integer.class) - asked);
                });
    try (Server server = kind.start(app)) {
      assertThat(server.browser("/app").get("renew")).isEqualTo("true 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_link_that_is_copied_in_a_later_request_brings_nothing_back(Server.Kind kind)
      throws Exception {
    Map<String, Object> kept = new HashMap<>();
    App app =
        App.at("/app")
            .library()
            .page("/count", Pages::count)
            .page("/session", Pages::session)
            .page(
                "/end",
                (q, r) -> {
                  kept.putAll(attributes(q.getSession()));
                  q.getSession().invalidate();
                  return "ended";
                })
            .page(
                "/restore",
                (q, r) -> {
                  kept.forEach(q.getSession()::setAttribute);
                  return Pages.session(q, r);
                });
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.get("count")).isEqualTo("1");
      String before = browser.get("session");
      assertThat(browser.get("end")).isEqualTo("ended");

      assertThat(browser.get("restore")).endsWith("{}").isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_copy_in_another_session_shares_nothing(Server.Kind kind) throws Exception {
    Map<String, Object> copied = new HashMap<>();
    App app =
        App.at("/app")
            .library()
            .page("/count", Pages::count)
            .page(
                "/copy",
                (q, r) -> {
                  copied.putAll(attributes(q.getSession()));
                  return "copied";
                })
            .page(
                "/paste",
                (q, r) -> {
                  copied.forEach(q.getSession()::setAttribute);
                  return Pages.count(q, r);
                });
    try (Server server = kind.start(app)) {
      Client alice = server.browser("/app");
      assertThat(alice.get("count")).isEqualTo("1");
      assertThat(alice.get("copy")).isEqualTo("copied");

      Client bob = server.browser("/app");
      assertThat(bob.get("paste")).isEqualTo("1");
      assertThat(alice.get("count")).isEqualTo("2");
      assertThat(bob.get("count")).isEqualTo("2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void clearing_all_attributes_ends_the_storage_and_is_logged_once(Server.Kind kind)
      throws Exception {
    App app =
        App.at("/app")
            .library()
            .page("/count", Pages::count)
            .page("/logout", Pages::logout)
            .page(
                "/clear",
                (q, r) -> {
                  attributes(q.getSession()).keySet().forEach(q.getSession()::removeAttribute);
                  return "cleared";
                });
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      try (Log log = Log.collect()) {
        for (int i = 0; i < 2; i++) {
          assertThat(browser.get("count")).isEqualTo("1");
          assertThat(browser.get("clear")).isEqualTo("cleared");
        }
        assertThat(browser.get("count")).isEqualTo("1");
        assertThat(browser.get("logout")).isEqualTo("bye");
        assertThat(log.messages()).singleElement().asString().contains("sessionMap.clear()");
      }
    }
  }
}
