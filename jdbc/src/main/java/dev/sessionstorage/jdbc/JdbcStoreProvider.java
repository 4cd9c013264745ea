// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Configuration;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.StoreProvider;
import java.sql.SQLException;

/**
 * Keeps sessions in a database: PostgreSQL, H2, MariaDB, or another one that has the tables. The
 * smallest configuration is a file beside the server, with H2's jar in the application:
 *
 * <pre>{@code
 * sessionstorage.jdbc.url=jdbc:h2:file:./sessions
 * }</pre>
 *
 * @since 1.0
 */
public final class JdbcStoreProvider implements StoreProvider {

  /** Made by {@link java.util.ServiceLoader}. */
  public JdbcStoreProvider() {}

  @Override
  public Store open(String application, Configuration configuration) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? JdbcStoreProvider.class.getClassLoader() : context;
    Settings read = Settings.of(configuration);
    Source source = Found.source(read, configuration, loader);
    boolean opened = false;
    try {
      Store store = new JdbcStore(application, Opened.of(source, read, loader));
      opened = true;
      return store;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The database of the sessions ("
              + source
              + ") refused. Start it, or correct the settings "
              + Settings.PREFIX
              + "*: "
              + e.getMessage(),
          e);
    } finally {
      if (!opened) {
        source.close();
      }
    }
  }
}
