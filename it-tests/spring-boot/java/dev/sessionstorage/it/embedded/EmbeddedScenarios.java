// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.spi.InvalidSettingException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link SessionStorages#start} in a container that a program embeds. */
abstract class EmbeddedScenarios {
  @TempDir Path folder;
  private Embedding container;

  abstract Embedding container(Path folder);

  @BeforeEach
  void make() {
    container = container(folder);
  }

  @AfterEach
  void end() throws Exception {
    container.stop();
  }

  private void answer(Function<HttpServletRequest, Object> answer) {
    container.servlet(
        new HttpServlet() {
          @Override
          protected void doGet(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            response.getWriter().print(answer.apply(request));
          }
        });
  }

  private static SessionStorage sessions(HttpServletRequest request) {
    return SessionStorages.of(request.getServletContext());
  }

  private static Object visit(HttpServletRequest request) {
    return sessions(request).current().with(storage -> storage.increment("visits", 1));
  }

  private Client started() throws Exception {
    return new Client(container.start());
  }

  @Test
  void initializerStartsTheLibrary() throws Exception {
    container.atStart(SessionStorages::start);
    answer(EmbeddedScenarios::visit);

    Client client = started();

    assertThat(client.get()).isEqualTo("1");
    assertThat(client.get()).isEqualTo("2");
  }

  @Test
  void contextListenerStartsTheLibrary() throws Exception {
    container.listener(StartListener.class);
    answer(EmbeddedScenarios::visit);

    Client client = started();

    assertThat(client.get()).isEqualTo("1");
    assertThat(client.get()).isEqualTo("2");
  }

  /** An application's own listener, the only way that all containers have. */
  public static class StartListener implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      SessionStorages.start(event.getServletContext());
    }
  }

  @Test
  void everythingEndsWithTheApplicationHoweverItWasStarted() throws Exception {
    container.listener(StartListener.class);
    answer(EmbeddedScenarios::visit);
    started().get();
    ServletContext context = container.context();
    SessionStorage sessions = SessionStorages.of(context);
    assertThat(sessions.sessions()).isNotEmpty();

    container.stop();

    assertThat(sessions.sessions()).isEmpty();
    assertThatThrownBy(() -> SessionStorages.of(context)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void secondStartChangesNothing() throws Exception {
    container.atStart(EmbeddedScenarios::startAgain);
    container.listener(StartListener.class);
    answer(request -> startAgain(request.getServletContext()));

    assertThat(started().get()).isEqualTo("true");
  }

  private static boolean startAgain(ServletContext context) {
    SessionStorage started = SessionStorages.start(context);
    int filters = context.getFilterRegistrations().size();

    assertThat(SessionStorages.start(context)).isSameAs(started);
    return context.getFilterRegistrations().size() == filters;
  }

  @Test
  void filterOfTheLibraryComesBeforeThoseThatAreAddedLater() throws Exception {
    container.atStart(SessionStorages::start);
    container.atStart(
        context -> {
          Filter filter =
              (request, response, chain) -> {
                request.setAttribute("id", SessionStorages.of(context).id());
                chain.doFilter(request, response);
              };
          context
              .addFilter("other", filter)
              .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        });
    answer(request -> sessions(request).id().equals(request.getAttribute("id")));

    assertThat(started().get()).isEqualTo("true");
  }

  @Test
  void withoutAStartTheErrorNamesIt() throws Exception {
    answer(request -> catchThrowable(() -> sessions(request)).getMessage());

    assertThat(started().get())
        .contains("not active", "SessionStorages.start(context)", "WEB-INF/lib");
  }

  @Test
  void startThatIsTooLateIsAClearErrorAndLeavesNothing() throws Exception {
    answer(
        request -> {
          ServletContext context = request.getServletContext();
          Throwable late = catchThrowable(() -> SessionStorages.start(context));
          Throwable after = catchThrowable(() -> SessionStorages.of(context));
          return late.getMessage() + "|" + after.getMessage();
        });

    assertThat(started().get())
        .contains("cannot be started", "while the application starts", "|", "not active");
  }

  @Test
  void badSettingIsNamedAndLeavesNothing() throws Exception {
    container.parameter("sessionstorage.lock-timeout", "soon");
    container.atStart(
        context ->
            assertThatThrownBy(() -> SessionStorages.start(context))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("sessionstorage.lock-timeout")
                .hasMessageContaining("\"soon\""));
    answer(request -> catchThrowable(() -> sessions(request)).getMessage());

    assertThat(started().get()).contains("not active");
  }
}
