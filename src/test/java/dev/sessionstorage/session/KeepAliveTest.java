// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.shared.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who keeps sessions alive is told of all work outside requests, and of nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepAliveTest {
  private final SessionManager sessions = new SessionManager(Settings.DEFAULT);
  private final Session session = sessions.add(SessionId.random(), SessionKind.WEB, null);
  private final List<String> heard = new ArrayList<>();

  @BeforeEach
  void listen() {
    sessions.keepAlive(
        new KeepAlive() {
          @Override
          public void used(Session used) {
            heard.add(used == session ? "used" : "another");
          }

          @Override
          public void ended(Session ended) {
            heard.add("ended");
          }
        });
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  /** As in a request, whose binding is not the session itself. */
  private <T> T inRequest(Callable<T> task) throws Exception {
    Binding before = sessions.bindings().bind(new OfRequest(session));
    try {
      return task.call();
    } finally {
      sessions.bindings().restore(before);
    }
  }

  private record OfRequest(Session session) implements Binding {
    @Override
    public Session sessionIfAny() {
      return session;
    }
  }

  @Test
  void the_beginning_and_the_end_of_a_contextual_task_are_uses() throws Exception {
    Runnable task = inRequest(() -> sessions.contextual((Runnable) () -> heard.add("work")));

    task.run();

    assertThat(heard).containsExactly("used", "work", "used");
  }

  @Test
  void so_are_those_of_a_task_that_fails() throws Exception {
    Runnable task =
        inRequest(
            () ->
                sessions.contextual(
                    (Runnable)
                        () -> {
                          throw new IllegalStateException("work");
                        }));

    assertThatThrownBy(task::run).hasMessage("work");
    assertThat(heard).containsExactly("used", "used");
  }

  @Test
  void so_are_those_of_a_task_of_a_contextual_executor() throws Exception {
    List<Runnable> queue = new ArrayList<>();
    Executor executor = sessions.contextual((Executor) queue::add);
    inRequest(
        () -> {
          executor.execute(() -> heard.add("work"));
          return null;
        });

    queue.get(0).run();

    assertThat(heard).containsExactly("used", "work", "used");
  }

  @Test
  void a_request_is_no_such_work() throws Exception {
    inRequest(() -> sessions.id());

    assertThat(heard).isEmpty();
  }

  @Test
  void the_end_of_a_session_is_told_once() {
    session.close();
    session.close();

    assertThat(heard).containsExactly("ended");
  }
}
