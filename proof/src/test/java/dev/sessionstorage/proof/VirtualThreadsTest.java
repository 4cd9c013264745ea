// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A hundred thousand virtual threads on a thousand sessions; none of them holds its carrier. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VirtualThreadsTest {
  private static final int SESSIONS = 1_000;
  private static final int THREADS = 100_000;
  private static final int WARM_UP = 20 * SESSIONS;

  /** All wait for one object, too: longer than a sane program would. */
  private static final Settings PATIENT =
      new Settings(Duration.ofMinutes(5), Duration.ofHours(1), 0);

  private final SessionManager sessions = new SessionManager(PATIENT);
  private final List<OpenedSession> opened = new ArrayList<>();

  @BeforeEach
  void open() {
    boolean virtual = Runtime.version().feature() >= 21;
    if (!virtual) {
      System.out.println(
          "######## VIRTUAL THREADS SKIPPED: this JVM has none, see proof/README.md ########");
    }
    assumeTrue(virtual, "a JDK with virtual threads");
    IntStream.range(0, SESSIONS).forEach(i -> opened.add(sessions.open("user " + i)));
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  /**
   * Once before, with threads that have to wait, since initializing a class pins the threads that
   * need it.
   */
  @Test
  void totals_are_exact_and_no_thread_is_pinned_by_our_code() throws Exception {
    runAll(WARM_UP);
    List<RecordedEvent> pinned = Pinned.during(() -> runAll(THREADS));
    List<RecordedEvent> byUs = pinned.stream().filter(Pinned::isByUs).toList();

    System.out.printf(
        "Virtual threads: %,d on %,d sessions; %d times pinned, %d times by our code%n",
        THREADS, SESSIONS, pinned.size(), byUs.size());
    assertThat(byUs).isEmpty();
    assertThat(total(this::counter)).as("uses").isEqualTo(WARM_UP + THREADS);
    assertThat(total(this::inner)).as("nested uses").isEqualTo(WARM_UP + THREADS);
    assertThat(counted(sessions.application())).isEqualTo(WARM_UP + THREADS);
    assertThat(sessions.sessionsOf("guest")).as("closed").isEmpty();
    assertThat(sessions.sessions()).as("open").hasSize(SESSIONS + 1);
  }

  private void runAll(int number) throws Exception {
    ExecutorService threads = virtualThreads();
    List<Future<?>> results = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      OpenedSession session = opened.get(i % SESSIONS);
      results.add(threads.submit(() -> request(session)));
    }
    for (Future<?> result : results) {
      result.get();
    }
    threads.shutdown();
  }

  /** As the library is compiled for JDK 17, which does not have it. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private void request(OpenedSession session) {
    session.run(() -> useAndRead(sessions.current()));
    sessions.application().use(all -> all.increment("n", 1));
    try (OpenedSession guest = sessions.open("guest")) {
      guest.signIn("guest");
      guest.run(() -> useAndRead(sessions.current()));
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // others shall come while this one is inside, and wait
  private static void useAndRead(SharedObject storage) {
    storage
        .objectOrNew("counter")
        .use(
            counter -> {
              counter.increment("n", 1);
              Thread.yield();
              counter.objectOrNew("inner").use(inner -> inner.increment("n", 1));
            });
    check(counted(storage.object("counter")) > 0);
    check(storage.toMap().size() == 1);
  }

  /** Plain, as the assertions of the tests load classes and lock. */
  private static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }

  private long total(Function<OpenedSession, SharedObject> object) {
    return opened.stream().map(object).mapToLong(VirtualThreadsTest::counted).sum();
  }

  private static long counted(SharedObject object) {
    return object.getOrDefault("n", 0L);
  }

  private SharedObject counter(OpenedSession session) {
    return session.storage().object("counter");
  }

  private SharedObject inner(OpenedSession session) {
    return counter(session).object("inner");
  }
}
