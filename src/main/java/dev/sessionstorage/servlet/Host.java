// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionClosed;
import dev.sessionstorage.SessionOpened;
import dev.sessionstorage.StorageChanged;
import org.jspecify.annotations.Nullable;

/**
 * What a framework contributes when it starts the library in an application: the text of settings,
 * objects that stores need, and a receiver of events. Each method has a default that contributes
 * nothing.
 *
 * <pre>{@code
 * record Configured(Properties config) implements Host {
 *   public String setting(String name) {
 *     return config.getProperty(name);
 *   }
 * }
 *
 * SessionStorages.start(application, new Configured(config));
 * }</pre>
 *
 * <p>Implementations must be safe for any thread. What they throw when they receive an event is
 * logged and never reaches the code that caused the event.
 *
 * @since 1.0
 */
public interface Host {

  /**
   * Returns the text of a setting. A system property of the same name takes precedence; a context
   * parameter is read only if this returns null.
   *
   * @param name the full name, such as {@code sessionstorage.lock-timeout}
   * @return the text, or null if the framework's configuration does not have it
   */
  default @Nullable String setting(String name) {
    return null;
  }

  /**
   * Returns an object that the framework manages, for a store of sessions that needs one, such as a
   * {@code DataSource}.
   *
   * @param type its type
   * @param <T> its type
   * @return the only object of that type, or null if the framework has none
   * @throws IllegalStateException if it has several and none of them is the primary one
   */
  default <T> @Nullable T bean(Class<T> type) {
    return null;
  }

  /**
   * Receives that a session has begun, in the thread that began it and outside every lock.
   *
   * @param event the session as it began
   */
  default void opened(SessionOpened event) {}

  /**
   * Receives that a session has ended, in the thread that ended it and outside every lock.
   *
   * @param event the session as it ended
   */
  default void closed(SessionClosed event) {}

  /**
   * Tells whether {@link #opened}, {@link #closed} or {@link #changed} does anything for sessions
   * of other members. Asked now and then; if not, the other members do not send what happens there.
   *
   * @return false if nobody observes sessions; this default returns true
   */
  default boolean observesSessions() {
    return true;
  }

  /**
   * Tells whether {@link #changed} does anything. Asked for each storage when it is made, so that a
   * storage that nobody observes costs nothing.
   *
   * @return false unless somebody observes changes
   */
  default boolean observesChanges() {
    return false;
  }

  /**
   * Receives that a thread has published changes, outside every lock. Called only if {@link
   * #observesChanges} returned true for the storage.
   *
   * @param event which session, and which first-level names
   */
  default void changed(StorageChanged event) {}
}
