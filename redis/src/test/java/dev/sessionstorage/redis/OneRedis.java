// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.spi.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The server that all tests share which do it no harm. Each has an application of its own. */
final class OneRedis {
  static final RedisServer SERVER = new RedisServer();

  private OneRedis() {}

  static Store open(String application) {
    return open(SERVER.uri(), application, 0);
  }

  static Store open(String uri, String application, int replicas) {
    Map<String, String> settings = new HashMap<>();
    settings.put(RedisStoreProvider.URI, uri);
    settings.put(RedisStoreProvider.REPLICAS, Integer.toString(replicas));
    return new RedisStoreProvider().open(application, settings::get);
  }

  static String newApplication() {
    return "test " + UUID.randomUUID();
  }
}
