// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread that waits long logs once where the thread inside is. */
public abstract class LongUseWarningContract extends Contract {
  private static final Duration WARNING = Duration.ofMillis(150);

  private final Logger logger = Logger.getLogger("dev.sessionstorage");
  private final Recorder recorder = new Recorder();

  /** Keeps what is logged at warning level or above, stack traces included. */
  private static final class Recorder extends Handler {
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch slow = new CountDownLatch(0);
    private volatile IllegalStateException failure;

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        texts.add(new SimpleFormatter().format(entry));
        pass();
        if (failure != null) {
          throw failure;
        }
      }
    }

    private void pass() {
      try {
        slow.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void record() {
    logger.addHandler(recorder);
    logger.setUseParentHandlers(false);
    configure(Map.of("sessionstorage.long-use-warning", WARNING.toMillis() + "ms"));
  }

  @AfterEach
  void stopRecording() {
    logger.removeHandler(recorder);
    logger.setUseParentHandlers(true);
  }

  @Test
  void a_long_wait_logs_the_stack_of_the_thread_inside_once() throws Exception {
    SharedObject top = newGroup("top", Map.of("secret", "value"));
    Hold holder = hold(top);
    Worker<Void> waiting = Threads.run(() -> top.use(editor -> {}));

    Threads.await().until(() -> !recorder.texts.isEmpty());
    Threads.await().pollDelay(WARNING.multipliedBy(3)).until(() -> !waiting.isDone());
    holder.release();
    waiting.result();

    assertThat(recorder.texts)
        .singleElement()
        .asString()
        .contains(holder.thread().getName(), Hold.class.getName())
        .doesNotContain(session.id().toString(), "value");
  }

  /** A log that waits itself takes the wake-up that was meant for the wait for the lock. */
  @Test
  void who_gets_the_lock_while_it_logs_goes_on_right_after() throws Exception {
    SharedObject top = newGroup("top", Map.of());
    recorder.slow = new CountDownLatch(1);
    Hold holder = hold(top);
    Worker<Void> waiting = Threads.run(() -> top.use(editor -> {}));
    Threads.await().until(() -> !recorder.texts.isEmpty());
    Threads.await().until(() -> waiting.thread().getState() == Thread.State.WAITING);

    holder.release();
    recorder.slow.countDown();

    assertThat(waiting.failure()).isNull();
  }

  /** Whoever leaves the queue without the lock passes the wake-up on. */
  @Test
  void who_fails_to_log_while_the_lock_becomes_free_does_not_leave_the_next_one_asleep()
      throws Exception {
    SharedObject top = newGroup("top", Map.of());
    recorder.slow = new CountDownLatch(1);
    recorder.failure = new IllegalStateException("planned");
    Hold holder = hold(top);
    Worker<Void> first = Threads.run(() -> top.use(editor -> {}));
    Threads.await().until(() -> !recorder.texts.isEmpty());
    Worker<Void> second = Threads.run(() -> top.use(editor -> {}));
    Threads.await().pollDelay(WARNING.multipliedBy(3)).until(() -> !second.isDone());

    holder.release();
    recorder.slow.countDown();

    assertThat(first.failure()).isSameAs(recorder.failure);
    assertThat(second.failure()).isNull();
  }

  @Test
  void a_short_wait_logs_nothing() throws Exception {
    SharedObject top = newGroup("top", Map.of());
    Hold holder = hold(top);
    Worker<Void> waiting = Threads.run(() -> top.use(editor -> {})).untilItWaits();

    holder.release();
    waiting.result();

    assertThat(recorder.texts).isEmpty();
  }

  @Test
  void a_wait_that_is_not_long_yet_logs_nothing() {
    configure(Map.of("sessionstorage.long-use-warning", "1h"));
    SharedObject top = newGroup("top", Map.of());
    hold(top);

    assertThatThrownBy(() -> top.use(Duration.ofMillis(50), editor -> {}))
        .isInstanceOf(UseTimeoutException.class);

    assertThat(recorder.texts).isEmpty();
  }

  /** On a busy machine any wait may take longer, but not each of many. */
  @Test
  void a_warning_does_not_make_the_wait_any_longer() {
    SharedObject top = newGroup("top", Map.of());
    hold(top);

    Threads.await()
        .until(
            () -> giveUpAfter(top, WARNING.plusMillis(20)).compareTo(WARNING.multipliedBy(2)) < 0);
  }

  private static Duration giveUpAfter(SharedObject object, Duration bound) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> object.use(bound, editor -> {}))
        .isInstanceOf(UseTimeoutException.class);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void a_warning_time_that_makes_no_sense_is_refused_by_name() {
    assertThatThrownBy(() -> newStorage(Map.of("sessionstorage.long-use-warning", "often")))
        .hasMessageContaining("sessionstorage.long-use-warning")
        .hasMessageContaining("often");
  }
}
