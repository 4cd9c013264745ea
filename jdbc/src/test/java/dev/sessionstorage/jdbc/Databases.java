// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.store.Space;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Databases of the tests, and stores in them. */
final class Databases {

  /** Started once; ends with the tests. */
  private static final class Shared {
    static final Postgres POSTGRES = new Postgres();

    private Shared() {}
  }

  private Databases() {}

  /** A PostgreSQL, or the database that {@code -Djdbc.url=…} names. */
  static Map<String, String> postgres() {
    String url = System.getProperty("jdbc.url", "");
    return url.isEmpty()
        ? Shared.POSTGRES.settings()
        : Map.of(Settings.URL, url, Settings.CREATE, "true");
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
