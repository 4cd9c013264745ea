// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

/** The same on the least that a cluster has to do. */
class SharedStorageTest extends SharedStorageContract {
  SharedStorageTest() {
    super(new MemoryGrid());
  }
}
