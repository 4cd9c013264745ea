// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.database.DatabaseScenarios;
import java.nio.file.Path;

/** Applications of Spring Boot 3 on Tomcat, with a DataSource bean of theirs. */
class BootDatabaseIT extends DatabaseScenarios {

  @Override
  protected TestServer newServer(Path httpSessions) {
    return new BootProcess();
  }

  @Override
  protected War application(String url) {
    return War.plain().with(BootProcess.DATABASE, url).with("sessionstorage.cluster.name", "shop");
  }
}
