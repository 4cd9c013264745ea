// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.session.Session;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
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

/**
 * Open Liberty begins an HTTP session when the response is on its way already. Its cookie is lost,
 * so each such request used to leave a storage that nobody could reach until the time-out.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommittedResponseTest {
  private final Map<String, Object> attributes = new HashMap<>();
  private final ServletContext context = fake(ServletContext.class);
  private final WebApplication application = WebApplication.start(context);
  private final RequestBinding binding = newBinding();

  private boolean committed;
  private @Nullable HttpSession http;

  @AfterEach
  void stop() {
    application.stop(context);
  }

  @Test
  void a_session_begins_before() {
    assertThat(binding.session().isClosed()).isFalse();
  }

  @Test
  void none_begins_afterwards_although_the_container_would_do_so() {
    committed = true;

    assertThatThrownBy(binding::session)
        .isInstanceOf(NoCurrentSessionException.class)
        .hasMessageContaining("committed");
    assertThat(http).isNull();
  }

  @Test
  void one_that_has_begun_is_found_afterwards() {
    Session begun = binding.session();
    committed = true;

    assertThat(newBinding().session()).isSameAs(begun);
  }

  private RequestBinding newBinding() {
    return new RequestBinding(
        RequestView.of(fake(HttpServletRequest.class), fake(ServletResponse.class)), application);
  }

  private <T> T fake(Class<T> type) {
    InvocationHandler answers = (proxy, method, arguments) -> answer(method.getName(), arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private @Nullable Object answer(String method, Object @Nullable [] arguments) {
    return switch (method) {
      case "isCommitted" -> committed;
      case "getSession" -> arguments == null ? begin() : http;
      case "getAttribute" -> attributes.get(arguments[0]);
      case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
      case "removeAttribute" -> attributes.remove(arguments[0]);
      case "getServletContext" -> context;
      case "getContextPath" -> "";
      case "getClassLoader" -> CommittedResponseTest.class.getClassLoader();
      case "getId" -> "an id";
      case "getMaxInactiveInterval" -> 60;
      case "getCreationTime", "getLastAccessedTime" -> 0L;
      case "isNew" -> false;
      default -> null;
    };
  }

  private HttpSession begin() {
    http = fake(HttpSession.class);
    return http;
  }
}
