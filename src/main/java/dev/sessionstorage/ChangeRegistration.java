// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * A listener that {@link Usable#onChange} has registered. Close it to end the calls.
 *
 * <pre>{@code
 * try (ChangeRegistration watch = presence.onChange(p -> show(p.names()), executor)) {
 *   show(presence.names());
 *   serveUntilTheClientLeaves();
 * }
 * }</pre>
 *
 * <p>It also ends with the session. Safe for any thread.
 *
 * @since 1.0
 */
public interface ChangeRegistration extends AutoCloseable {

  /**
   * Ends the registration. Does nothing when it has ended. No call of the listener begins after
   * this has returned; it does not wait for a call that is running. The listener itself may call
   * this.
   */
  @Override
  void close();
}
