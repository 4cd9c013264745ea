// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import dev.sessionstorage.spi.store.Store;

/** What one application keeps in a store: empty when it is made, and shared by its members. */
public interface Space extends AutoCloseable {

  /**
   * Connects another member.
   *
   * @return its store, open
   */
  Store connect();

  /** Frees what the space needs, after its stores were closed. */
  @Override
  default void close() {}
}
