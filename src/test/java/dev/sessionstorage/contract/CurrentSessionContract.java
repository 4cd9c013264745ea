// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thread has a current session while it runs in one, and can take it along to another thread. */
public abstract class CurrentSessionContract extends Contract {
  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @AfterEach
  void endPool() {
    pool.shutdownNow();
  }

  private void assertNoCurrentSession() {
    for (Threads.Task task : List.<Threads.Task>of(() -> sessions.current(), () -> sessions.id())) {
      assertThatThrownBy(task::run)
          .isInstanceOf(NoCurrentSessionException.class)
          .message()
          .as("what to do")
          .containsPattern("contextual|application|open");
    }
  }

  private void assertCurrent(OpenedSession expected) {
    assertThat(sessions.id()).isEqualTo(expected.id());
    assertThat(sessions.current()).isSameAs(expected.storage());
  }

  @Test
  void a_thread_without_a_session_is_told_so() throws Exception {
    assertNoCurrentSession();
    Threads.run(this::assertNoCurrentSession).result();
  }

  @Test
  void inside_run_and_call_the_session_is_the_current_one() throws Exception {
    session.run(() -> assertCurrent(session));
    SessionId id =
        session.call(
            () -> {
              assertCurrent(session);
              return sessions.id();
            });

    assertThat(id).isEqualTo(session.id());
    assertNoCurrentSession();
  }

  @Test
  void runs_nest_and_each_gives_back_what_was_before() {
    OpenedSession other = sessions.open("other");

    session.run(
        () -> {
          other.run(() -> assertCurrent(other));
          assertCurrent(session);
          session.run(() -> assertCurrent(session));
          assertCurrent(session);
        });

    assertNoCurrentSession();
  }

  @Test
  void a_task_that_throws_gives_back_what_was_before() {
    Planned planned = new Planned();

    session.run(
        () -> {
          assertThatThrownBy(
                  () ->
                      sessions
                          .open("other")
                          .call(
                              () -> {
                                throw planned;
                              }))
              .isSameAs(planned);
          assertCurrent(session);
        });

    assertNoCurrentSession();
  }

  @Test
  void other_threads_do_not_inherit_it() {
    session.run(() -> assertThat(Threads.run(this::assertNoCurrentSession).failure()).isNull());
  }

  @Test
  void nobody_runs_in_an_ended_session() {
    session.close();
    AtomicReference<String> ran = new AtomicReference<>();

    assertThatThrownBy(() -> session.run(() -> ran.set("run")))
        .isInstanceOf(SessionClosedException.class)
        .hasMessageContaining(session.id().abbreviated())
        .hasMessageNotContaining(session.id().toString());
    assertThatThrownBy(() -> session.call(() -> ran.getAndSet("call")))
        .isInstanceOf(SessionClosedException.class);

    assertThat(ran).hasNullValue();
    assertNoCurrentSession();
  }

  @Test
  void a_task_whose_session_ends_has_no_current_session_any_more() {
    session.run(
        () -> {
          session.close();
          assertThatThrownBy(() -> sessions.current()).isInstanceOf(SessionClosedException.class);
          assertThatThrownBy(() -> sessions.id()).isInstanceOf(SessionClosedException.class);
          assertThatThrownBy(() -> sessions.signIn("bob"))
              .isInstanceOf(SessionClosedException.class);
        });

    assertNoCurrentSession();
  }

  @Test
  void a_contextual_task_takes_the_session_along() throws Exception {
    AtomicReference<Runnable> runnable = new AtomicReference<>();
    Callable<SessionId> callable =
        session.call(
            () -> {
              runnable.set(sessions.contextual((Runnable) () -> assertCurrent(session)));
              return sessions.contextual((Callable<SessionId>) () -> sessions.id());
            });

    pool.submit(runnable.get()).get();
    assertThat(pool.submit(callable).get()).isEqualTo(session.id());
    pool.submit(this::assertNoCurrentSession).get();
    sessions
        .open("other")
        .call(
            () -> {
              SessionId other = sessions.id();
              assertThat(callable.call()).isEqualTo(session.id());
              assertThat(sessions.id()).isEqualTo(other);
              return null;
            });
  }

  @Test
  void a_contextual_task_without_a_session_runs_in_none_wherever_that_is() throws Exception {
    Runnable runnable = sessions.contextual((Runnable) this::assertNoCurrentSession);
    Callable<Object> callable = sessions.contextual((Callable<Object>) sessions::current);

    session.run(
        () -> {
          runnable.run();
          assertThatThrownBy(callable::call)
              .isInstanceOf(NoCurrentSessionException.class)
              .hasMessageContaining("submitted");
          assertCurrent(session);
        });
  }

  @Test
  void the_current_storage_is_given_if_there_is_one_and_nothing_is_thrown_if_not()
      throws Exception {
    assertThat(sessions.currentIfPresent()).isEmpty();
    assertThat(session.call(sessions::currentIfPresent)).containsSame(session.storage());
    Callable<Optional<SharedObject>> later =
        session.call(() -> sessions.contextual(sessions::currentIfPresent));
    assertThat(later.call()).containsSame(session.storage());

    session.close();

    assertThat(later.call()).isEmpty();
  }

  @Test
  void a_contextual_task_that_runs_after_the_end_is_told_so() throws Exception {
    Callable<Object> late =
        session.call(() -> sessions.contextual((Callable<Object>) () -> sessions.current()));

    session.close();

    assertThatThrownBy(late::call)
        .isInstanceOf(SessionClosedException.class)
        .hasMessageContaining(session.id().abbreviated());
    assertNoCurrentSession();
  }

  @Test
  void a_contextual_executor_runs_each_task_in_the_session_of_its_submitter() throws Exception {
    OpenedSession other = sessions.open("other");
    Executor executor = sessions.contextual((Executor) pool);

    SessionId first =
        session.call(() -> CompletableFuture.supplyAsync(sessions::id, executor)).get();
    SessionId second =
        other.call(() -> CompletableFuture.supplyAsync(sessions::id, executor)).get();
    CompletableFuture.runAsync(this::assertNoCurrentSession, executor).get();

    assertThat(first).isEqualTo(session.id());
    assertThat(second).isEqualTo(other.id());
    pool.submit(this::assertNoCurrentSession).get();
  }

  @Test
  void a_contextual_executor_without_a_session_runs_tasks_in_none_wherever_that_is() {
    AtomicReference<Runnable> submitted = new AtomicReference<>();
    sessions.contextual((Executor) submitted::set).execute(this::assertNoCurrentSession);

    session.run(
        () -> {
          submitted.get().run();
          assertCurrent(session);
        });
  }

  @Test
  void a_task_in_an_ended_session_of_its_submitter_is_told_so() throws Exception {
    AtomicReference<Runnable> submitted = new AtomicReference<>();
    Executor executor = sessions.contextual((Executor) submitted::set);
    CompletableFuture<Object> result =
        session.call(() -> CompletableFuture.supplyAsync(sessions::current, executor));

    session.close();
    submitted.get().run();

    assertThatThrownBy(result::get).hasRootCauseInstanceOf(SessionClosedException.class);
  }
}
