// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestAttributeEvent;
import jakarta.servlet.ServletRequestAttributeListener;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponseWrapper;
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

/** Requests that go on elsewhere in the same application, wrapped by those who send them on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DispatchIT {

  /** How a request goes on. */
  enum Way {
    PLAIN_FORWARD {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r) throws Exception {
        q.getRequestDispatcher("/count").forward(new ServletRequestWrapper(q), r);
      }
    },
    PLAIN_FORWARD_WITH_PLAIN_RESPONSE {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r) throws Exception {
        q.getRequestDispatcher("/count")
            .forward(new ServletRequestWrapper(q), new ServletResponseWrapper(r));
      }
    },
    PLAIN_INCLUDE {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r) throws Exception {
        q.getRequestDispatcher("/count").include(new ServletRequestWrapper(q), r);
      }
    },
    PLAIN_IN_HTTP_INCLUDE {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r) throws Exception {
        q.getRequestDispatcher("/count")
            .include(new ServletRequestWrapper(new HttpServletRequestWrapper(q)), r);
      }
    },
    NAMED_FORWARD {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r) throws Exception {
        q.getServletContext().getNamedDispatcher("/count").forward(q, r);
      }
    },
    PLAIN_NAMED_INCLUDE {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r) throws Exception {
        q.getServletContext()
            .getNamedDispatcher("/count")
            .include(new ServletRequestWrapper(q), new ServletResponseWrapper(r));
      }
    },
    PLAIN_ASYNC {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r) {
        q.startAsync(new ServletRequestWrapper(q), new ServletResponseWrapper(r))
            .dispatch("/count");
      }
    },
    WRAPPED_ASYNC {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r) {
        q.startAsync(new HttpServletRequestWrapper(q), r).dispatch("/count");
      }
    },
    ASYNC {
      @Override
      void go(HttpServletRequest q, HttpServletResponse r) {
        q.startAsync().dispatch("/count");
      }
    };

    abstract void go(HttpServletRequest q, HttpServletResponse r) throws Exception;
  }

  static Stream<Arguments> ways() {
    return Stream.of(Server.Kind.values())
        .flatMap(kind -> Stream.of(Way.values()).map(way -> Arguments.of(kind, way)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void the_dispatch_stays_in_the_session_of_its_request(Server.Kind kind, Way way)
      throws Exception {
    App app =
        App.at("/app")
            .library()
            .page("/count", Pages::count)
            .page(
                "/go",
                (q, r) -> {
                  way.go(q, r);
                  return null;
                });
    try (Server server = kind.start(app)) {
      Client browser = server.browser("/app");

      assertThat(browser.get("count")).isEqualTo("1");
      assertThat(browser.get("go")).isEqualTo("2");
      assertThat(browser.get("count")).isEqualTo("3");
      assertThat(server.browser("/app").get("go")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_request_that_nobody_wraps_is_the_original_one(Server.Kind kind) throws Exception {
    App app =
        App.at("/app")
            .library()
            .page(
                "/async",
                (q, r) -> {
                  var async = q.startAsync(q, r);
                  r.getWriter().print(async.hasOriginalRequestAndResponse());
                  r.getWriter().print(q instanceof ServletRequestWrapper);
                  async.complete();
                  return null;
                });
    try (Server server = kind.start(app)) {
      assertThat(server.browser("/app").get("async")).isEqualTo("truefalse");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_listener_of_request_attributes_sees_the_request_of_the_servlet(Server.Kind kind)
      throws Exception {
    App app =
        App.at("/app")
            .library()
            .listener(new Seen())
            .page(
                "/x",
                (q, r) -> {
                  q.setAttribute("mine", "1");
                  return Seen.last == q;
                });
    try (Server server = kind.start(app)) {
      assertThat(server.browser("/app").get("x")).isEqualTo("true");
    }
  }

  /** Keeps the request whose attribute was set last. */
  private static final class Seen implements ServletRequestAttributeListener {
    static ServletRequest last;

    @Override
    public void attributeAdded(ServletRequestAttributeEvent event) {
      if (event.getName().equals("mine")) {
        last = event.getServletRequest();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_include_after_the_end_works_without_a_session_although_one_is_always_made(
      Server.Kind kind) throws Exception {
    App app =
        App.at("/app")
            .library("sessionstorage.create-session", "always")
            .page("/footer", (q, r) -> " footer " + q.getSession(false))
            .page("/session", (q, r) -> q.getSession(false) != null)
            .page(
                "/bye",
                (q, r) -> {
                  q.getSession(false).invalidate();
                  r.getWriter().print("bye");
                  r.flushBuffer();
                  q.getRequestDispatcher("/footer").include(q, r);
                  return null;
                })
            .page(
                "/goodbye",
                (q, r) -> {
                  q.getSession(false).invalidate();
                  q.getRequestDispatcher("/footer").forward(q, r);
                  return null;
                });
    try (Server server = kind.start(app)) {
      assertThat(server.browser("/app").get("session")).isEqualTo("true");
      assertThat(server.browser("/app").get("bye")).isEqualTo("bye footer null");
      assertThat(server.browser("/app").get("goodbye")).isEqualTo(" footer null");
    }
  }
}
