// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client;
import dev.sessionstorage.it.SettledFiles;
import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.database.DatabaseScenarios;
import dev.sessionstorage.it.process.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Jetty 12.0, which finds the database by a URL, and its HTTP sessions in files. */
class JettyEe10DatabaseIT extends DatabaseScenarios {

  @Override
  protected TestServer newServer(Path httpSessions) {
    return new JettyEe10Process(httpSessions);
  }

  @Override
  protected War application(String url) {
    return War.withWeld().withEngine().with("sessionstorage.jdbc.url", url);
  }

  @Test
  void a_browser_goes_on_when_its_server_was_killed_and_is_started_again() throws Exception {
    Client browser = newClient();
    String id = onFirst(browser).get("storage/id");
    assertThat(addFive(onFirst(browser))).isEqualTo("5");

    killFirst();

    assertThat(addFive(onFirst(browser))).isEqualTo("10");
    assertThat(onFirst(browser).get("storage/id")).isEqualTo(id);
  }

  @Test
  void so_it_does_with_a_file_and_no_database_server() throws Exception {
    Path folder = ServerProcess.newFolder("h2-");
    War alone = application("jdbc:h2:file:" + folder.resolve("sessions"));
    Client browser = newClient();
    for (String expected : new String[] {"5", "10"}) {
      TestServer server = newServer(folder.resolve("http"));
      try {
        server.start();
        assertThat(addFive(browser.at(server.deploy("alone", alone)))).isEqualTo(expected);
        assertThat(SettledFiles.of(folder.resolve("http"))).isNotEmpty();
      } finally {
        server.kill();
      }
    }
  }

  private static String addFive(Client browser) {
    String sum = "";
    for (int i = 0; i < 5; i++) {
      sum = browser.get("storage/add", "name", "n");
    }
    return sum;
  }
}
