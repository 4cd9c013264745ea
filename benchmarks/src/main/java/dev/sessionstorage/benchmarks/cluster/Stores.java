// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import dev.sessionstorage.jdbc.JdbcStoreProvider;
import dev.sessionstorage.redis.RedisStoreProvider;
import dev.sessionstorage.spi.store.Store;
import java.util.Map;

/** The library's stores on servers. */
final class Stores {
  private Stores() {}

  /** Opens the one that this address is for. */
  static Store open(String address) {
    Map<String, String> settings =
        Map.of(
            "sessionstorage.jdbc.url",
            address,
            "sessionstorage.jdbc.create",
            "true",
            "sessionstorage.redis.uri",
            address);
    return address.startsWith("jdbc:")
        ? new JdbcStoreProvider().open("benchmarks", settings::get)
        : new RedisStoreProvider().open("benchmarks", settings::get);
  }
}
