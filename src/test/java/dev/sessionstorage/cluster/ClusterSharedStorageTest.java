// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.grid.SharedStorageContract;

/** What is promised between two members, over a store. */
class ClusterSharedStorageTest extends SharedStorageContract {
  ClusterSharedStorageTest() {
    super(new HeapGrid());
  }
}
