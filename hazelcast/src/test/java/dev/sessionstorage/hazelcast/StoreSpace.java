// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.store.Space;
import java.util.concurrent.atomic.AtomicInteger;

/** An application of its own in a grid: its members take the grid's in turn. */
final class StoreSpace implements Space {
  private static final AtomicInteger MADE = new AtomicInteger();

  private final Members grid;
  private final int size;
  private final String application = "space" + MADE.incrementAndGet();
  private int connected;

  StoreSpace(Members grid, int size) {
    this.grid = grid;
    this.size = size;
  }

  @Override
  public Store connect() {
    return new HazelcastStore(grid.get(connected++ % size), application, 0, () -> {});
  }
}
