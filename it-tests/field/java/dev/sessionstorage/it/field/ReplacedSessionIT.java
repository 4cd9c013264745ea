// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.it.Client;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.Filter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.shiro.web.filter.mgt.PathMatchingFilterChainResolver;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.servlet.AbstractShiroFilter;
import org.apache.shiro.web.session.mgt.DefaultWebSessionManager;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.web.http.HeaderHttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Filters that put sessions of their own in the place of the container's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplacedSessionIT {

  /** Where such a filter stands. */
  enum Place {
    BEFORE,
    BEHIND;

    App around(Filter filter) {
      App app = App.at("/app");
      return this == BEFORE ? app.filter(filter).library() : app.library().filter(filter);
    }
  }

  /** Who replaces the sessions. */
  enum Framework {
    SPRING_SESSION {
      @Override
      Filter filter() {
        return springSession();
      }
    },
    SHIRO {
      @Override
      Filter filter() {
        return new Shiro();
      }
    };

    abstract Filter filter();
  }

  static SessionRepositoryFilter<MapSession> springSession() {
    return new SessionRepositoryFilter<>(new MapSessionRepository(new ConcurrentHashMap<>()));
  }

  static SessionRepositoryFilter<MapSession> springSessionOfTokens() {
    SessionRepositoryFilter<MapSession> filter = springSession();
    filter.setHttpSessionIdResolver(HeaderHttpSessionIdResolver.xAuthToken());
    return filter;
  }

  /** Shiro with its native sessions. */
  private static final class Shiro extends AbstractShiroFilter {
    @Override
    public void init() {
      DefaultWebSecurityManager manager = new DefaultWebSecurityManager();
      manager.setSessionManager(new DefaultWebSessionManager());
      setSecurityManager(manager);
      setFilterChainResolver(new PathMatchingFilterChainResolver());
    }
  }

  static Stream<Arguments> all() {
    return Stream.of(Server.Kind.values())
        .flatMap(
            kind ->
                Stream.of(Framework.values())
                    .flatMap(it -> Stream.of(Place.values()).map(p -> Arguments.of(kind, it, p))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_storage_is_that_of_the_session_which_the_application_sees(
      Server.Kind kind, Framework framework, Place place) throws Exception {
    App app =
        place
            .around(framework.filter())
            .page("/count", Pages::count)
            .page("/session", Pages::session)
            .page("/logout", Pages::logout)
            .page("/exists", (q, r) -> q.getSession(false) != null)
            .page("/of", (q, r) -> Pages.sessions(q).of(q.getParameter("id")).isPresent());
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.get("count")).isEqualTo("1");
      assertThat(browser.get("count")).isEqualTo("2");
      assertThat(server.browser("/app").get("count")).isEqualTo("1");
      String before = browser.get("session");
      assertThat(before).endsWith("{n=2}");

      assertThat(browser.get("logout")).isEqualTo("bye");

      assertThat(browser.get("exists")).isEqualTo("false");
      assertThat(browser.get("of", "id", before.substring(0, 32))).isEqualTo("false");
      assertThat(browser.get("session")).endsWith("{}").isNotEqualTo(before);
      assertThat(browser.get("count")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void in_the_request_of_a_logout_the_storage_is_a_new_one(
      Server.Kind kind, Framework framework, Place place) throws Exception {
    App app =
        place
            .around(framework.filter())
            .page("/count", Pages::count)
            .page(
                "/renew",
                (q, r) -> {
                  SessionStorage sessions = Pages.sessions(q);
                  var before = sessions.id();
                  q.getSession().invalidate();
                  return sessions.current().toMap() + " " + sessions.of(before).isPresent();
                });
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.get("count")).isEqualTo("1");
      assertThat(browser.get("renew")).isEqualTo("{} false");
      assertThat(browser.get("count")).isEqualTo("1");
    }
  }

  static Stream<Arguments> places() {
    return Stream.of(Server.Kind.values())
        .flatMap(kind -> Stream.of(Place.values()).map(place -> Arguments.of(kind, place)));
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_token_without_cookies_has_one_storage(Server.Kind kind, Place place) throws Exception {
    App app = place.around(springSessionOfTokens()).page("/count", Pages::count);
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      String token = browser.ask("count").header("X-Auth-Token");
      Map<String, String> headers = Map.of("X-Auth-Token", token);

      assertThat(browser.askWith(headers, "count").text()).isEqualTo("2");
      assertThat(browser.askWith(headers, "count").text()).isEqualTo("3");
      assertThat(browser.ask("count").text()).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_request_that_needs_no_session_loads_none(Server.Kind kind) throws Exception {
    Map<String, org.springframework.session.Session> store = new ConcurrentHashMap<>();
    CountingRepository repository = new CountingRepository(store);
    App app =
        App.at("/app")
            .library()
            .filter(new SessionRepositoryFilter<>(repository))
            .page("/count", Pages::count)
            .page("/public", (q, r) -> "public");
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      assertThat(browser.get("public")).isEqualTo("public");
      assertThat(store).isEmpty();
      assertThat(browser.get("count")).isEqualTo("1");
      int before = repository.uses.get();
      assertThat(browser.get("public")).isEqualTo("public");
      assertThat(repository.uses).hasValue(before);
    }
  }

  /** Counts how often it is used. */
  private static final class CountingRepository extends MapSessionRepository {
    final java.util.concurrent.atomic.AtomicInteger uses =
        new java.util.concurrent.atomic.AtomicInteger();

    CountingRepository(Map<String, org.springframework.session.Session> sessions) {
      super(sessions);
    }

    @Override
    public MapSession findById(String id) {
      uses.incrementAndGet();
      return super.findById(id);
    }

    @Override
    public void save(MapSession session) {
      uses.incrementAndGet();
      super.save(session);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_filter_that_asks_too_early_is_warned_of_once_by_the_name_of_the_other(Server.Kind kind)
      throws Exception {
    Filter early =
        (q, r, chain) -> {
          Object unused = SessionStorages.of(q.getServletContext()).id();
          chain.doFilter(q, r);
        };
    App app =
        App.at("/app").library().filter(early).filter(springSession()).page("/count", Pages::count);
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");
      try (Log log = Log.collect()) {
        assertThat(browser.get("count")).isEqualTo("1");
        assertThat(browser.get("count")).isEqualTo("2");
        assertThat(log.messages())
            .singleElement()
            .asString()
            .contains("org.springframework.session.web.http.SessionRepositoryFilter");
      }
    }
  }
}
