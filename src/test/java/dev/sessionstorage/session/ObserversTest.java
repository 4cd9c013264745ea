// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.UseTimeoutException;
import dev.sessionstorage.shared.Deliveries;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Observers that write, throw, and look at locks. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ObserversTest {
  private final SessionManager sessions = new SessionManager(Settings.DEFAULT);
  private final Warnings warnings = new Warnings();

  @AfterEach
  void close() {
    sessions.removeListeners();
    sessions.close();
    warnings.close();
  }

  private void onChange(Consumer<StorageChanged> observer) {
    sessions.addListener(
        new SessionListener() {
          @Override
          public boolean observesChanges() {
            return true;
          }

          @Override
          public void changed(StorageChanged change) {
            observer.accept(change);
          }
        });
  }

  /** The storage of a session that began after the observer. */
  private SharedObject observed() {
    return sessions.open("observed").storage();
  }

  private static void assertFree(SharedObject object) {
    assertThatCode(
            () ->
                CompletableFuture.runAsync(() -> object.use(Duration.ofSeconds(2), editor -> {}))
                    .get())
        .as("entering from another thread")
        .doesNotThrowAnyException();
  }

  @Test
  void feedback_without_end_is_cut_off_with_one_warning_and_leaves_no_lock() {
    SharedObject[] other = new SharedObject[1];
    onChange(change -> other[0].use(editor -> editor.increment("changes", 1)));
    other[0] = observed();
    SharedObject storage = observed();

    for (int run = 1; run <= 300; run++) {
      warnings.messages.clear();
      long before = other[0].getOrDefault("changes", 0L);
      storage.use(editor -> editor.increment("n", 1));

      assertThat(other[0].get("changes")).isEqualTo(before + Deliveries.MAX_ROUNDS);
      assertThat(warnings.messages).singleElement().asString().contains("without end");
      assertThat(storage.get("n")).isEqualTo((long) run);
    }
    assertFree(storage);
    assertFree(other[0]);
  }

  @Test
  void feedback_through_sessions_that_open_each_other_is_cut_off() {
    List<SessionInfo> opened = new ArrayList<>();
    sessions.addListener(
        new SessionListener() {
          @Override
          public void opened(SessionInfo session) {
            opened.add(session);
            OpenedSession unused = sessions.open("child");
          }
        });

    OpenedSession unused = sessions.open("first");

    assertThat(opened).hasSize(Deliveries.MAX_ROUNDS);
    assertThat(warnings.messages).hasSize(1);
  }

  @Test
  void a_feedback_that_ends_is_told_to_its_end() {
    List<Long> seen = new ArrayList<>();
    SharedObject[] storage = new SharedObject[1];
    onChange(
        change -> {
          long value = storage[0].getOrDefault("n", 0L);
          seen.add(value);
          if (value < 10) {
            storage[0].use(editor -> editor.increment("n", 1));
          }
        });
    storage[0] = observed();

    storage[0].use(editor -> editor.put("n", 1));

    assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(warnings.messages).isEmpty();
  }

  @Test
  void an_error_of_an_observer_never_comes_out_and_later_changes_are_told() {
    List<Error> errors =
        List.of(
            new NoClassDefFoundError("planned"),
            new StackOverflowError("planned"),
            new OutOfMemoryError("planned"),
            new AssertionError("planned"));
    List<StorageChanged> told = new ArrayList<>();
    onChange(
        change -> {
          told.add(change);
          throw errors.get(told.size() % errors.size());
        });
    SharedObject storage = observed();

    for (int i = 0; i < 8; i++) {
      storage.use(editor -> editor.increment("n", 1));
    }

    assertThat(told).hasSize(8);
    assertThat(warnings.messages).hasSize(8);
    assertFree(storage);
  }

  @Test
  void an_observer_that_recurses_without_end_fills_the_stack_and_nothing_else() {
    List<StorageChanged> told = new ArrayList<>();
    onChange(
        change -> {
          told.add(change);
          recurse(0);
        });
    SharedObject storage = observed();

    storage.use(editor -> editor.put("n", 1));
    storage.use(editor -> editor.put("n", 2));

    assertThat(told).hasSize(2);
    assertFree(storage);
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  /** Uses at each depth of a stack that is filling up: some of them end where it is full. */
  @Test
  void after_a_full_stack_the_thread_still_announces() {
    List<StorageChanged> told = new ArrayList<>();
    onChange(told::add);
    SharedObject storage = observed();

    for (int i = 0; i < 20; i++) {
      SharedObject deep = observed();
      assertThatThrownBy(() -> useAtEachDepth(deep)).isInstanceOf(StackOverflowError.class);
    }
    storage.use(editor -> editor.put("before", 1)); // with what was left over
    told.clear();
    storage.use(editor -> editor.put("after", 1));

    assertThat(told).singleElement().extracting(StorageChanged::names).isEqualTo(Set.of("after"));
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static void useAtEachDepth(SharedObject storage) {
    storage.use(Duration.ZERO, editor -> editor.increment("n", 1));
    useAtEachDepth(storage);
  }

  @Test
  void sessions_that_begin_and_end_inside_a_block_are_told_of_outside_every_lock()
      throws InterruptedException {
    SharedObject app = sessions.application();
    SharedObject free = SharedObject.of();
    List<String> told = new ArrayList<>();
    sessions.addListener(
        new SessionListener() {
          @Override
          public void opened(SessionInfo session) {
            assertFree(app);
            assertFree(free);
            told.add("opened");
          }

          @Override
          public void closed(SessionInfo session) {
            assertFree(app);
            assertFree(free);
            told.add("closed");
          }
        });

    free.use(
        outer -> {
          app.use(inner -> sessions.open("job").close());
          assertThat(told).isEmpty();
        });
    assertThat(told).containsExactly("opened", "closed");
    told.clear();

    app.use(
        editor -> {
          Session web = sessions.add(dev.sessionstorage.SessionId.random(), SessionKind.WEB, null);
          sessions.announce(web);
          web.close();
        });

    assertThat(told).containsExactly("opened", "closed");
    assertThat(warnings.messages).isEmpty();
  }

  @Test
  void the_end_of_the_application_inside_a_block_is_told_of_after_it() {
    SharedObject free = SharedObject.of();
    OpenedSession open = sessions.open("job");
    List<String> told = new ArrayList<>();
    sessions.addListener(
        new SessionListener() {
          @Override
          public void closed(SessionInfo session) {
            assertFree(free);
            told.add(session.kind().name());
          }
        });

    free.use(
        editor -> {
          sessions.close();
          assertThat(told).isEmpty();
          assertThat(sessions.of(open.id())).isEmpty();
        });

    assertThat(told).containsExactlyInAnyOrder("APPLICATION", "OPENED");
  }

  @Test
  void a_session_that_times_out_is_told_of_while_a_lock_is_held_elsewhere() throws Exception {
    CompletableFuture<SessionInfo> told = new CompletableFuture<>();
    sessions.addListener(
        new SessionListener() {
          @Override
          public void closed(SessionInfo session) {
            told.complete(session);
          }
        });

    OpenedSession open = sessions.open("job", Duration.ofMillis(20));
    SharedObject storage = open.storage();
    SessionInfo closed = storage.with(editor -> told.get(20, SECONDS));

    assertThat(closed.id()).isEqualTo(open.id());
  }

  @Test
  void what_a_free_object_s_block_changes_in_a_storage_is_told_after_it() {
    List<StorageChanged> told = new ArrayList<>();
    SharedObject free = SharedObject.of();
    onChange(
        change -> {
          assertFree(free);
          told.add(change);
        });
    SharedObject storage = observed();

    free.use(
        outer -> {
          storage.use(editor -> editor.put("n", 1));
          storage.use(editor -> editor.put("m", 1));
          assertThat(told).isEmpty();
        });

    assertThat(told).singleElement().extracting(StorageChanged::names).isEqualTo(Set.of("n", "m"));
  }

  @Test
  void a_block_that_waits_in_vain_is_no_block() {
    List<StorageChanged> told = new ArrayList<>();
    onChange(told::add);
    SharedObject storage = observed();

    storage.use(
        editor -> {
          ExecutionException failed =
              org.assertj.core.api.Assertions.catchThrowableOfType(
                  ExecutionException.class,
                  () ->
                      CompletableFuture.runAsync(
                              () -> {
                                try {
                                  storage.use(Duration.ZERO, inner -> inner.put("n", 0));
                                } finally {
                                  sessions
                                      .open("other")
                                      .storage()
                                      .use(inner -> inner.put("other", 0));
                                }
                              })
                          .get());
          assertThat(failed).hasCauseInstanceOf(UseTimeoutException.class);
          assertThat(told).hasSize(1);
        });
  }

  /** What is logged as a warning meanwhile. */
  private static final class Warnings extends Handler {
    final List<String> messages = new ArrayList<>();
    private final Logger logger = Logger.getLogger("dev.sessionstorage");

    Warnings() {
      logger.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
      messages.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }
}
