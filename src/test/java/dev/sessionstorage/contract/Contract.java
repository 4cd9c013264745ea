// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseAction;
import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;

/**
 * What every engine promises. An engine's tests extend each contract and say how to make a storage;
 * each test gets a fresh one with one open session.
 */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class Contract {
  private static final Duration FREE_WITHIN = Duration.ofSeconds(2);

  private final List<Hold> holds = new ArrayList<>();
  private final List<SessionStorage> made = new ArrayList<>();
  SessionStorage sessions;
  OpenedSession session;
  SharedObject storage;

  /**
   * Makes the storage under test. It is closed after the test when it is {@link AutoCloseable}.
   *
   * @param settings setting names such as {@code sessionstorage.lock-timeout}, and their values
   * @return a storage without sessions
   */
  protected abstract SessionStorage newStorage(Map<String, String> settings);

  @BeforeEach
  final void openSession() {
    configure(Map.of());
  }

  @AfterEach
  final void closeStorages() throws Exception {
    holds.forEach(Hold::abandon);
    for (SessionStorage storage : made) {
      if (storage instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  /** Goes on with a fresh storage that has these settings. */
  final void configure(Map<String, String> settings) {
    sessions = newStorage(settings);
    made.add(sessions);
    session = sessions.open("tester");
    session.signIn("tester");
    storage = session.storage();
  }

  /** Makes a first-level child of the session's storage, which is a group of its own. */
  final SharedObject newGroup(String name, Map<String, ?> values) {
    storage.use(s -> s.put(name, values));
    return storage.object(name);
  }

  /** Lets another thread enter an object and stay inside. */
  final Hold hold(SharedObject object) {
    return hold(object, editor -> {});
  }

  /** Lets another thread enter an object, write, and stay inside. */
  final Hold hold(SharedObject object, UseAction<ObjectEditor, Exception> first) {
    return hold(
        stay ->
            object.use(
                editor -> {
                  first.accept(editor);
                  stay.run();
                }));
  }

  /** Lets another thread enter something and stay inside. */
  final Hold hold(Hold.Block block) {
    Hold hold = new Hold(block);
    holds.add(hold);
    return hold;
  }

  /** Asserts that another thread can enter. */
  static void assertFree(SharedObject object) {
    Worker<Void> other = Threads.run(() -> object.use(FREE_WITHIN, editor -> {}));
    assertThatCode(other::result).as("entering from another thread").doesNotThrowAnyException();
  }

  /** Asserts that another thread can enter. */
  static void assertFree(SharedCollection collection) {
    Worker<Void> other = Threads.run(() -> collection.use(FREE_WITHIN, editor -> {}));
    assertThatCode(other::result).as("entering from another thread").doesNotThrowAnyException();
  }

  /** Asserts that another thread cannot enter now. */
  static void assertHeld(SharedObject object) {
    Worker<Void> other = Threads.run(() -> object.use(Duration.ZERO, editor -> {}));
    assertThatThrownBy(other::result).isInstanceOf(UseTimeoutException.class);
  }

  /** Asserts that another thread cannot enter now. */
  static void assertHeld(SharedCollection collection) {
    Worker<Void> other = Threads.run(() -> collection.use(Duration.ZERO, editor -> {}));
    assertThatThrownBy(other::result).isInstanceOf(UseTimeoutException.class);
  }

  /** Asserts that one write fails, changes nothing, spoils not its block, and leaves no lock. */
  static <X extends Throwable> AbstractThrowableAssert<?, X> refused(
      Class<X> type, SharedObject object, UseAction<ObjectEditor, Exception> write) {
    Map<String, Object> before = object.toMap();
    X error =
        object.with(
            editor -> {
              X thrown = catchThrowableOfType(type, () -> write.accept(editor));
              assertThat(editor.toMap()).as("inside the block").isEqualTo(before);
              return thrown;
            });
    assertThat(object.toMap()).as("after the block").isEqualTo(before);
    assertFree(object);
    return assertThat(error).isNotNull();
  }

  /** Runs a block that throws in the end, and asserts that its very exception comes out. */
  static void failing(SharedObject object, UseAction<ObjectEditor, Exception> block) {
    Planned planned = new Planned();
    assertThatThrownBy(
            () ->
                object.use(
                    editor -> {
                      block.accept(editor);
                      throw planned;
                    }))
        .isSameAs(planned);
  }
}
