// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** The tables of Spring Session, as its jar has them. */
final class SpringTables {
  private SpringTables() {}

  static String script() {
    try (InputStream in =
        JdbcIndexedSessionRepository.class.getResourceAsStream("schema-postgresql.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS")
          .replace("CREATE UNIQUE INDEX", "CREATE UNIQUE INDEX IF NOT EXISTS")
          .replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
