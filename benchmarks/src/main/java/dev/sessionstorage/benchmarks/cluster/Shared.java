// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.io.IOException;

/** What members share. */
enum Shared {
  GRID("Hazelcast"),
  POSTGRESQL("PostgreSQL"),
  REDIS("Redis");

  final String label;

  Shared(String label) {
    this.label = label;
  }

  /** Starts the server that members need; none for a grid, which is made of its members. */
  StoreServer start() throws IOException {
    return switch (this) {
      case GRID -> StoreServer.NONE;
      case POSTGRESQL -> new PostgresServer();
      case REDIS -> new RedisServerProcess();
    };
  }
}
