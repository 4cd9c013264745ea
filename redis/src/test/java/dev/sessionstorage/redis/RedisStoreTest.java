// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.store.Space;
import dev.sessionstorage.store.StoreContract;

/** The contract on Redis. */
class RedisStoreTest extends StoreContract {

  @Override
  protected Space newSpace() {
    String application = OneRedis.newApplication();
    return () -> OneRedis.open(application);
  }
}
