// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.database.DatabaseScenarios;
import java.nio.file.Path;

/** Payara Micro 6 with a pool of its own, which the application names. */
class PayaraDatabaseIT extends DatabaseScenarios {
  private static final String NAME = "java:app/jdbc/sessions";

  @Override
  protected TestServer newServer(Path httpSessions) {
    return new Payara(httpSessions);
  }

  @Override
  protected War application(String url) {
    return War.plain()
        .withEngine()
        .with("sessionstorage.jdbc.data-source", NAME)
        .withXml(
            "<data-source><name>%s</name>".formatted(NAME)
                + "<class-name>org.postgresql.ds.PGSimpleDataSource</class-name>"
                + "<url>%s</url></data-source>".formatted(url));
  }
}
