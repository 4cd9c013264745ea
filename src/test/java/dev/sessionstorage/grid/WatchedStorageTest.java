// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

/** The same on the least that an engine has to do. */
class WatchedStorageTest extends WatchedStorageContract {
  WatchedStorageTest() {
    super(new MemoryGrid());
  }
}
