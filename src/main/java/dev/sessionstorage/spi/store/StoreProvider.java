// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

/**
 * Opens the store of an application. Found by {@link java.util.ServiceLoader} in the application: a
 * jar that has one takes the place of the heap.
 *
 * @since 1.0
 */
public interface StoreProvider {

  /**
   * Opens the store that keeps an application's sessions. Called once, at the latest when the
   * application's own listeners are told of its start.
   *
   * @param application its name, the same on all members; what other applications keep in the same
   *     place is kept apart by it
   * @param configuration the settings of the application, and its objects
   * @return the store; the caller closes it
   * @throws IllegalStateException if the store cannot be found or joined; the message says what to
   *     do, and the deployment fails
   * @throws dev.sessionstorage.spi.InvalidSettingException if a setting cannot be read
   */
  Store open(String application, Configuration configuration);
}
