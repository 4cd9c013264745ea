// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.it.Client;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Spring's filters in less common situations. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpringIT {

  @ParameterizedTest
  @EnumSource
  void an_error_page_is_in_the_session_of_Spring(Server.Kind kind) throws Exception {
    App app =
        App.at("/app")
            .library()
            .filter(ReplacedSessionIT.springSession())
            .errorPage(418, "/count")
            .page("/count", Pages::count)
            .page(
                "/teapot",
                (q, r) -> {
                  r.sendError(418);
                  return null;
                });
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.get("count")).isEqualTo("1");
      assertThat(browser.ask("teapot").body()).isEqualTo("2");
      assertThat(browser.get("count")).isEqualTo("3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_asynchronous_dispatch_is_in_the_session_of_Spring(Server.Kind kind) throws Exception {
    App app =
        App.at("/app")
            .library()
            .filter(ReplacedSessionIT.springSession())
            .page("/count", Pages::count)
            .page(
                "/async",
                (q, r) -> {
                  var async = q.startAsync(q, r);
                  async.start(() -> async.dispatch("/count"));
                  return null;
                });
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.get("count")).isEqualTo("1");
      assertThat(browser.get("async")).isEqualTo("2");
      assertThat(browser.get("count")).isEqualTo("3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_storage_of_a_session_that_nobody_uses_any_more_ends(Server.Kind kind) throws Exception {
    MapSessionRepository repository = new MapSessionRepository(new ConcurrentHashMap<>());
    repository.setDefaultMaxInactiveInterval(Duration.ofSeconds(1));
    App app =
        App.at("/app")
            .library()
            .filter(new SessionRepositoryFilter<>(repository))
            .page("/id", (q, r) -> Pages.sessions(q).id())
            .page("/of", (q, r) -> Pages.sessions(q).of(q.getParameter("id")).isPresent());
    try (Server server = kind.start(app)) {
      String id = server.browser("/app").get("id");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> server.browser("/app").get("of", "id", id).equals("false"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_user_of_Spring_Security_is_the_user_of_the_session(Server.Kind kind) throws Exception {
    SecurityContextHolderAwareRequestFilter wraps = new SecurityContextHolderAwareRequestFilter();
    wraps.afterPropertiesSet();
    Filter signsIn =
        (q, r, chain) -> {
          SecurityContextHolder.getContext()
              .setAuthentication(new TestingAuthenticationToken("alice", "x", "user"));
          try {
            chain.doFilter(q, r);
          } finally {
            SecurityContextHolder.clearContext();
          }
        };
    App app =
        App.at("/app")
            .library()
            .filter(signsIn)
            .filter(wraps)
            .page(
                "/x",
                (q, r) -> {
                  Object unused = Pages.sessions(q).id();
                  return q.getUserPrincipal().getName()
                      + Pages.sessions(q).sessionsOf("alice").map(SessionInfo::userName).toList();
                });
    try (Server server = kind.start(app)) {
      assertThat(server.browser("/app").get("x")).isEqualTo("alice[alice]");
    }
  }
}
