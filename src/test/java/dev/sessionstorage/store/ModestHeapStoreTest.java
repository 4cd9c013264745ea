// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import dev.sessionstorage.cluster.HeapSpace;
import dev.sessionstorage.cluster.HeapStore;
import dev.sessionstorage.spi.store.Traits;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;

/** The contract on a heap that says of itself that it stops half way, and that it is durable. */
class ModestHeapStoreTest extends StoreContract {

  @Override
  protected Space newSpace() {
    Traits traits = new Traits(false, true, Duration.ofMillis(1));
    HeapSpace space = new HeapSpace(traits, System::currentTimeMillis, ForkJoinPool.commonPool());
    return () -> new HeapStore(space);
  }
}
