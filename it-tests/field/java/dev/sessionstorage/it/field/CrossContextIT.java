// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two applications of which one dispatches to the other: each keeps its own HTTP session. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrossContextIT {

  /** How a request goes to the other application. */
  enum Way {
    INCLUDE {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r, String to) throws Exception {
        dispatcher(q, to).include(q, r);
      }
    },
    WRAPPED_INCLUDE {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r, String to) throws Exception {
        dispatcher(q, to).include(new HttpServletRequestWrapper(q), r);
      }
    },
    PLAINLY_WRAPPED_INCLUDE {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r, String to) throws Exception {
        dispatcher(q, to).include(new ServletRequestWrapper(q), r);
      }
    },
    FORWARD {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r, String to) throws Exception {
        dispatcher(q, to).forward(q, r);
      }
    },
    NAMED_INCLUDE {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r, String to) throws Exception {
        q.getServletContext().getContext(to).getNamedDispatcher("/x").include(q, r);
      }
    };

    abstract void go(HttpServletRequest q, HttpServletResponse r, String to) throws Exception;

    private static RequestDispatcher dispatcher(HttpServletRequest q, String to) {
      return q.getServletContext().getContext(to).getRequestDispatcher("/x");
    }
  }

  /** Jetty has no named dispatcher of another application. */
  static Stream<Arguments> ways() {
    return Stream.of(Server.Kind.values())
        .flatMap(kind -> Stream.of(Way.values()).map(way -> Arguments.of(kind, way)))
        .filter(it -> it.get()[0] == Server.Kind.TOMCAT || it.get()[1] != Way.NAMED_INCLUDE);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void the_owners_of_attributes_are_those_without_the_library(Server.Kind kind, Way way)
      throws Exception {
    String without = owners(kind, way, App.at("/one"), App.at("/two"));

    assertThat(owners(kind, way, App.at("/one").library(), App.at("/two"))).isEqualTo(without);
    assertThat(owners(kind, way, App.at("/one"), App.at("/two").library())).isEqualTo(without);
    assertThat(owners(kind, way, App.at("/one").library(), App.at("/two").library()))
        .isEqualTo(without);
    if (way != Way.PLAINLY_WRAPPED_INCLUDE) {
      assertThat(without).isEqualTo("200 /one");
    }
  }

  private static String owners(Server.Kind kind, Way way, App one, App two) throws Exception {
    Page owner = (q, r) -> q.getSession().getAttribute("owner");
    one.page("/owner", owner)
        .page(
            "/x",
            (q, r) -> {
              q.getSession().setAttribute("owner", "/one");
              way.go(q, r, "/two");
              return null;
            });
    two.page("/owner", owner)
        .page(
            "/x",
            (q, r) -> {
              q.getSession().setAttribute("owner", "/two");
              return null;
            });
    try (Server server = kind.start(one, two)) {
      Client browser = server.browser("/one");
      int status = browser.ask("x").status();
      return status + " " + browser.get("owner");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void ids_and_storages_stay_apart(Server.Kind kind, Way way) throws Exception {
    boolean isItsOwn = way != Way.PLAINLY_WRAPPED_INCLUDE;
    App two =
        App.at("/two")
            .library()
            .page(
                "/x",
                (q, r) -> {
                  q.getServletContext()
                      .getContext("/two")
                      .setAttribute("id", CrossContextIT.two(q));
                  return null;
                })
            .page("/id", (q, r) -> q.getServletContext().getAttribute("id"));
    App one =
        App.at("/one")
            .library()
            .page("/session", Pages::session)
            .page("/count", Pages::count)
            .page(
                "/x",
                (q, r) -> {
                  way.go(q, r, "/two");
                  return null;
                });
    try (Server server = kind.start(one, two)) {
      Client browser = server.browser("/one");
      assertThat(browser.get("count")).isEqualTo("1");
      String before = browser.get("session");
      Object unused = browser.ask("x");
      String first = server.browser("/two").get("id");
      unused = browser.ask("x");

      assertThat(browser.get("session")).isEqualTo(before).endsWith("{n=1}");
      if (isItsOwn) {
        assertThat(server.browser("/two").get("id")).isEqualTo(first).endsWith("{}");
        assertThat(before).doesNotContain(first.substring(0, 32));
      }
    }
  }

  /** On Jetty an included request still says that it is in the application that includes. */
  private static String two(HttpServletRequest q) {
    var sessions =
        dev.sessionstorage.servlet.SessionStorages.of(q.getServletContext().getContext("/two"));
    return sessions.id() + " " + sessions.current().toMap();
  }

  @ParameterizedTest
  @EnumSource
  void the_caller_is_in_its_own_session_again_afterwards(Server.Kind kind) throws Exception {
    App two = App.at("/two").library().page("/x", Pages::session);
    App one =
        App.at("/one")
            .library()
            .page(
                "/x",
                (q, r) -> {
                  String before = (String) Pages.session(q, r);
                  Way.INCLUDE.go(q, r, "/two");
                  return before.equals(Pages.session(q, r));
                });
    try (Server server = kind.start(one, two)) {
      assertThat(server.browser("/one").get("x")).endsWith("true");
    }
  }
}
