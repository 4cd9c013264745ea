// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.store.Space;
import dev.sessionstorage.store.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract in a grid of one member. */
class OneMemberStoreTest extends StoreContract {
  private static Members grid;

  @BeforeAll
  static void start() {
    grid = Members.start(1);
  }

  @AfterAll
  static void stop() {
    grid.close();
  }

  @Override
  protected Space newSpace() {
    return new StoreSpace(grid, 1);
  }
}
