// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

/** The same on the least that a cluster has to do. */
class WatchedStorageTest extends WatchedStorageContract {
  WatchedStorageTest() {
    super(new MemoryGrid());
  }
}
