// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.session.Session;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
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
  private final Map<String, Object> attributes = new HashMap<>();
  private final ServletContext context = fake(ServletContext.class);
  private final HttpSession http = fake(HttpSession.class);
  private final WebApplication application = WebApplication.start(context);
  private final Session session = SessionLink.bind(http, application.sessions());

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
    HttpSessionBindingListener link = (HttpSessionBindingListener) readBack(link());
    link.valueUnbound(new HttpSessionBindingEvent(http, "any", link));
  }

  private Object link() {
    return attributes.values().stream()
        .filter(SessionLink.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private static Object readBack(Object link) throws Exception {
    ByteArrayOutputStream disk = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(disk)) {
      out.writeObject(link);
    }
    return new ObjectInputStream(new ByteArrayInputStream(disk.toByteArray())).readObject();
  }

  private <T> T fake(Class<T> type) {
    InvocationHandler answers = (proxy, method, arguments) -> answer(method.getName(), arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private Object answer(String method, Object[] arguments) {
    return switch (method) {
      case "getAttribute" -> attributes.get(arguments[0]);
      case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
      case "removeAttribute" -> attributes.remove(arguments[0]);
      case "getServletContext" -> context;
      case "getContextPath" -> "";
      case "getClassLoader" -> SwappedOutTest.class.getClassLoader();
      case "getId" -> "an id";
      default -> null;
    };
  }
}
