// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.session.Session;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A request remembers its session, but never longer than it is the one that the program sees. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LatestSessionTest {
  private final Map<String, Object> contextAttributes = new HashMap<>();
  private final ServletContext context = fake(ServletContext.class, contextAttributes);
  private final WebApplication application = WebApplication.start(context);
  private HttpSession http = newHttpSession();
  private final HttpServletRequest request = fake(HttpServletRequest.class, new HashMap<>());
  private final RequestBinding binding = new RequestBinding(view(request), application);

  @AfterEach
  void stop() {
    application.stop(context);
  }

  @Test
  void it_is_the_same_as_long_as_nothing_happens() {
    assertThat(binding.session()).isSameAs(binding.session());
  }

  @Test
  void one_that_has_ended_is_not_given_again() {
    Session first = binding.session();
    first.close();

    assertThat(binding.session()).isNotSameAs(first).returns(false, Session::isClosed);
  }

  @Test
  void an_HTTP_session_that_the_container_begins_takes_the_place_of_the_one_before() {
    Session first = binding.session();
    http = newHttpSession();
    binding.created(http);

    assertThat(binding.session()).isNotSameAs(first).isSameAs(sessionOf(http));
  }

  @Test
  void behind_a_filter_that_replaces_HTTP_sessions_it_is_that_of_the_filter() {
    Session containers = binding.session();
    HttpSession filters = newHttpSession();

    RequestView before = binding.changeView(view(new Replacing(request, filters)));
    assertThat(binding.session()).isNotSameAs(containers).isSameAs(sessionOf(filters));

    binding.restoreView(before);
    assertThat(binding.session()).isSameAs(containers);
  }

  @Test
  void a_filter_may_replace_its_HTTP_session_any_time() {
    Replacing replacing = new Replacing(request, newHttpSession());
    RequestView unused = binding.changeView(view(replacing));
    Session first = binding.session();

    replacing.session = newHttpSession();

    assertThat(binding.session()).isNotSameAs(first).isSameAs(sessionOf(replacing.session));
  }

  private static Session sessionOf(HttpSession http) {
    SessionLink link = SessionLink.of(http);
    assertThat(link).isNotNull();
    return link.sessionIn(http);
  }

  /** As Spring Session does it. */
  private static final class Replacing extends HttpServletRequestWrapper {
    private HttpSession session;

    Replacing(HttpServletRequest request, HttpSession session) {
      super(request);
      this.session = session;
    }

    @Override
    public HttpSession getSession(boolean create) {
      return session;
    }

    @Override
    public HttpSession getSession() {
      return session;
    }
  }

  private RequestView view(HttpServletRequest seen) {
    return RequestView.of(seen, fake(ServletResponse.class, new HashMap<>()));
  }

  private HttpSession newHttpSession() {
    return fake(HttpSession.class, new HashMap<>());
  }

  private <T> T fake(Class<T> type, Map<String, Object> attributes) {
    InvocationHandler answers =
        (proxy, method, arguments) -> answer(attributes, method.getName(), arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private @Nullable Object answer(
      Map<String, Object> attributes, String method, Object @Nullable [] arguments) {
    return switch (method) {
      case "isCommitted", "isNew" -> false;
      case "getSession" -> http;
      case "getAttribute" -> attributes.get(arguments[0]);
      case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
      case "removeAttribute" -> attributes.remove(arguments[0]);
      case "getServletContext" -> context;
      case "getContextPath" -> "";
      case "getClassLoader" -> LatestSessionTest.class.getClassLoader();
      case "getId" -> "id " + System.identityHashCode(attributes);
      case "getMaxInactiveInterval" -> 60;
      case "getCreationTime", "getLastAccessedTime" -> 0L;
      default -> null;
    };
  }
}
