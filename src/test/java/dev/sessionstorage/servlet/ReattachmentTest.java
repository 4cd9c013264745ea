// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A session that comes back from a store has its storage before any thread can find it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReattachmentTest {
  private static final int RESTARTS = 1_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final FakeHttp http = new FakeHttp();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void a_look_up_meanwhile_loses_nothing() throws Exception {
    for (int i = 0; i < RESTARTS; i++) {
      WebApplication next = restart();
      SessionId id = id();
      AtomicBoolean attached = new AtomicBoolean();
      Future<Map<String, Object>> seen = threads.submit(() -> firstSeen(next, id, attached));
      Session session = SessionLinks.bind(http.session, next.sessions());
      attached.set(true);

      assertThat(session.storage().toMap()).isEqualTo(Map.of("n", 1L));
      assertThat(seen.get()).isEqualTo(Map.of("n", 1L));
      next.stop(http.context);
    }
  }

  @Test
  void a_write_meanwhile_is_kept_and_keeps_the_rest() throws Exception {
    for (int i = 0; i < RESTARTS; i++) {
      WebApplication next = restart();
      SessionId id = id();
      AtomicBoolean attached = new AtomicBoolean();
      Future<?> writer =
          threads.submit(
              () -> await(next, id, attached).use(storage -> storage.put("written", true)));
      Session session = SessionLinks.bind(http.session, next.sessions());
      attached.set(true);
      writer.get();

      assertThat(session.storage().toMap()).isEqualTo(Map.of("n", 1L, "written", true));
      next.stop(http.context);
    }
  }

  @Test
  void two_requests_at_once_get_the_same_session() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    for (int i = 0; i < RESTARTS; i++) {
      WebApplication next = restart();
      CompletableFuture<Session> one = request(next, start);
      CompletableFuture<Session> other = request(next, start);

      assertThat(one.join()).isSameAs(other.join());
      assertThat(one.join().storage().toMap()).isEqualTo(Map.of("n", 1L));
      next.stop(http.context);
    }
  }

  private CompletableFuture<Session> request(WebApplication next, CyclicBarrier start) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            start.await();
            return SessionLinks.bind(http.session, next.sessions());
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        threads);
  }

  private static Map<String, Object> firstSeen(
      WebApplication application, SessionId id, AtomicBoolean attached) {
    return await(application, id, attached).toMap();
  }

  /** The storage as soon as it can be found. */
  private static SharedObject await(
      WebApplication application, SessionId id, AtomicBoolean attached) {
    while (true) {
      boolean last = attached.get();
      Optional<SharedObject> found = application.sessions().of(id);
      if (found.isPresent() || last) {
        return found.orElseThrow();
      }
      Thread.onSpinWait();
    }
  }

  private SessionId id() {
    return http.link().id();
  }

  /** The application with a session that a store has, which nobody has asked for yet. */
  private WebApplication restart() throws Exception {
    http.clear();
    WebApplication first = WebApplication.start(http.context);
    SessionLinks.bind(http.session, first.sessions()).storage().use(it -> it.put("n", 1));
    http.writeAndReadBack();
    first.stop(http.context);
    return WebApplication.start(http.context);
  }
}
