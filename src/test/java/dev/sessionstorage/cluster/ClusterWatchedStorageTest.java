// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.grid.WatchedStorageContract;

/** Waiting for, and listening to, what another member publishes, over a store. */
class ClusterWatchedStorageTest extends WatchedStorageContract {
  ClusterWatchedStorageTest() {
    super(new HeapGrid());
  }
}
