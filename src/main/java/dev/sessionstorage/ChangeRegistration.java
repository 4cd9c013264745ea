// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * What ends a listener that {@link SharedObject#onChange} has registered. Safe for any thread.
 *
 * @since 1.0
 */
public interface ChangeRegistration extends AutoCloseable {

  /**
   * Ends the registration; does nothing when it has ended. No call of the listener begins after
   * this has returned; one that runs is not waited for. May be called by the listener itself.
   */
  @Override
  void close();
}
