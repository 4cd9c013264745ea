// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import dev.sessionstorage.cluster.HeapSpace;
import dev.sessionstorage.cluster.HeapStore;

/** The contract on the heap. */
class HeapStoreTest extends StoreContract {

  @Override
  protected Space newSpace() {
    HeapSpace space = new HeapSpace();
    return () -> new HeapStore(space);
  }
}
