// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends sessions that are idle, and what does not. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdleSessionsTest {
  private static final Duration IDLE = Duration.ofMillis(500);

  private final AtomicLong wall = new AtomicLong(DAYS.toMillis(20_000));
  private final AtomicLong monotonic = new AtomicLong();
  private final SessionManager sessions = new SessionManager(Settings.DEFAULT);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
    sessions.close();
  }

  private boolean isAlive(OpenedSession session) {
    return sessions.of(session.id()).isPresent();
  }

  @Test
  void a_wall_clock_that_is_set_ends_no_session_and_keeps_none_alive() {
    SessionTime time = new SessionTime(monotonic::get, wall::get);
    try (SessionManager clocked = new SessionManager(Settings.DEFAULT, time)) {
      Session session = clocked.add(SessionId.random(), SessionKind.OPENED, null);
      session.used(HOURS.toMillis(1));
      IdleSession idle = new IdleSession(session);

      wall.addAndGet(DAYS.toMillis(365)); // forward
      assertThat(idle.millisLeft()).isEqualTo(HOURS.toMillis(1));
      assertThat(idle.closeIfIdle()).isFalse();
      assertThat(session.info().lastUsed().toEpochMilli()).isEqualTo(wall.get());

      wall.addAndGet(-DAYS.toMillis(2 * 365)); // and back
      monotonic.addAndGet(HOURS.toMillis(1) - 1);
      assertThat(idle.millisLeft()).isEqualTo(1);
      assertThat(idle.closeIfIdle()).isFalse();

      monotonic.addAndGet(1);
      assertThat(idle.closeIfIdle()).isTrue();
      assertThat(session.isClosed()).isTrue();
    }
  }

  @Test
  void what_is_shown_of_a_session_does_not_move_with_the_clocks() {
    SessionTime time = new SessionTime(monotonic::get, wall::get);
    try (SessionManager clocked = new SessionManager(Settings.DEFAULT, time)) {
      Session session = clocked.add(SessionId.random(), SessionKind.OPENED, null);
      SessionInfo before = session.info();
      assertThat(before.lastUsed()).isEqualTo(before.created());

      monotonic.addAndGet(1000);
      wall.addAndGet(1003); // the clocks are never read at once

      assertThat(session.info()).isEqualTo(before);
    }
  }

  @Test
  void the_timer_never_ends_a_session_under_a_task_that_has_begun() throws Exception {
    for (int round = 0; round < 1_000; round++) {
      Session session = sessions.add(SessionId.random(), SessionKind.OPENED, null);
      session.used(Long.MIN_VALUE / 2); // idle for too long at any time
      IdleSession idle = new IdleSession(session);
      CyclicBarrier start = new CyclicBarrier(2);
      Future<Boolean> ending =
          threads.submit(
              () -> {
                start.await();
                return idle.closeIfIdle();
              });
      start.await();
      idle.begin();
      boolean begun = !session.isClosed();
      boolean ended = ending.get();

      assertThat(ended).isNotEqualTo(begun);
      assertThat(session.isClosed()).isEqualTo(ended);
      idle.end();
    }
  }

  /** Begins a task in each way there is, and sees the session live for as long as it runs. */
  @Test
  void a_task_that_runs_in_a_session_counts_as_a_use_in_whatever_way_it_runs() throws Exception {
    Map<String, Runner> ways =
        Map.of(
            "run", (session, task) -> threads.submit(() -> session.run(task)),
            "call", (session, task) -> threads.submit(() -> session.call(Executors.callable(task))),
            "contextual runnable",
                (session, task) -> threads.submit(session.call(() -> sessions.contextual(task))),
            "contextual callable",
                (session, task) -> {
                  Callable<Object> called = Executors.callable(task);
                  return threads.submit(session.call(() -> sessions.contextual(called)));
                },
            "contextual executor",
                (session, task) -> {
                  Executor executor = sessions.contextual((Executor) threads);
                  return session.call(() -> CompletableFuture.runAsync(task, executor));
                });
    List<OpenedSession> opened = new ArrayList<>();
    List<Future<?>> running = new ArrayList<>();
    CountDownLatch end = new CountDownLatch(1);
    OpenedSession left = sessions.open("left", IDLE);
    for (Map.Entry<String, Runner> way : ways.entrySet()) {
      OpenedSession session = sessions.open(way.getKey(), IDLE);
      CountDownLatch begun = new CountDownLatch(1);
      opened.add(session);
      running.add(
          way.getValue()
              .run(
                  session,
                  () -> {
                    begun.countDown();
                    awaitEnd(end);
                    sessions.current().use(editor -> editor.put("done", true));
                  }));
      assertThat(begun.await(20, SECONDS)).isTrue();
    }

    await().during(IDLE.multipliedBy(2)).until(() -> opened.stream().allMatch(this::isAlive));
    end.countDown();
    for (Future<?> task : running) {
      task.get(20, SECONDS);
    }

    assertThat(opened).allMatch(session -> session.storage().has("done"));
    assertThat(isAlive(left)).isFalse();
    await().until(() -> opened.stream().noneMatch(this::isAlive));
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Runner {
    Future<?> run(OpenedSession session, Runnable task) throws Exception;
  }

  @Test
  void many_threads_keep_it_alive_until_the_last_has_ended() throws Exception {
    OpenedSession session = sessions.open("many", IDLE);
    CountDownLatch begun = new CountDownLatch(8);
    CountDownLatch end = new CountDownLatch(1);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      running.add(
          threads.submit(
              () ->
                  session.run(
                      () -> {
                        begun.countDown();
                        awaitEnd(end);
                        session.run(() -> {});
                      })));
    }
    assertThat(begun.await(20, SECONDS)).isTrue();
    await().during(IDLE.multipliedBy(2)).until(() -> isAlive(session));
    end.countDown();
    for (Future<?> task : running) {
      task.get(20, SECONDS);
    }
    await().until(() -> !isAlive(session));
  }

  @Test
  void nothing_is_kept_of_a_session_that_was_closed_under_a_task() {
    OpenedSession session = sessions.open("closed", IDLE);

    session.run(session::close);

    assertThatThrownBy(() -> session.run(() -> {})).isInstanceOf(SessionClosedException.class);
    assertThatThrownBy(() -> session.call(() -> 1)).isInstanceOf(SessionClosedException.class);
  }

  @Test
  void no_session_is_opened_in_an_application_that_was_stopped() {
    sessions.close();

    assertThatThrownBy(() -> sessions.open("late"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped");
    assertThatThrownBy(() -> sessions.open("late", IDLE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped");
    assertThat(sessions.sessions()).isEmpty();
  }

  @Test
  void a_session_that_opens_while_the_application_stops_does_not_stay() throws Exception {
    for (int round = 0; round < 300; round++) {
      SessionManager stopping = new SessionManager(Settings.DEFAULT);
      CyclicBarrier start = new CyclicBarrier(2);
      Future<?> stop =
          threads.submit(
              () -> {
                start.await();
                stopping.close();
                return null;
              });
      start.await();
      try {
        OpenedSession unused = stopping.open("racing", IDLE);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageContaining("stopped");
      }
      stop.get(20, SECONDS);

      assertThat(stopping.sessions()).isEmpty();
    }
  }
}
