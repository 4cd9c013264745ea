// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.store.Space;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Databases of the tests, each started once. */
final class Databases {
  private static EmbeddedPostgres postgres;

  private Databases() {}

  /** Settings for a PostgreSQL that runs as long as the tests. */
  static synchronized Map<String, String> postgres() {
    try {
      if (postgres == null) {
        postgres =
            EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    return Map.of(
        Settings.URL, url, "sessionstorage.jdbc.user", "postgres", Settings.CREATE, "true");
  }

  static Map<String, String> h2() {
    return Map.of(Settings.URL, "jdbc:h2:mem:contract");
  }

  static Map<String, String> with(Map<String, String> settings, String name, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(Settings.PREFIX + name, value);
    return more;
  }

  static Space space(Map<String, String> settings) {
    String application = "test-" + UUID.randomUUID();
    return () -> open(application, settings);
  }

  static Store open(String application, Map<String, String> settings) {
    return new JdbcStoreProvider().open(application, settings::get);
  }
}
