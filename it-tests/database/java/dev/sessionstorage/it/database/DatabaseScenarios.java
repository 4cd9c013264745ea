// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.it.Client;
import dev.sessionstorage.it.SettledFiles;
import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.process.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two servers, each in a process of its own, with one application and one PostgreSQL. */
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class DatabaseScenarios {
  private static final String CREATE = "sessionstorage.jdbc.create";

  private final Path store = ServerProcess.newFolder("http-sessions-");
  private final TestServer second = newServer(ServerProcess.newFolder("http-sessions-"));
  private TestServer first = newServer(store);
  private Postgres postgres;
  private War application;
  private War withoutTables;
  private URI onFirst;
  private URI onSecond;

  /** A server in a process of its own, which keeps its HTTP sessions there if it can. */
  protected abstract TestServer newServer(Path httpSessions);

  /** The application, with the database at this URL. */
  protected abstract War application(String url);

  @BeforeAll
  final void start() throws Exception {
    postgres = new Postgres();
    postgres.start();
    application = application(postgres.create("sessions")).with(CREATE, "true");
    withoutTables = application(postgres.create("empty"));
    CompletableFuture<URI> other = CompletableFuture.supplyAsync(() -> started(second));
    onFirst = started(first);
    onSecond = other.join();
  }

  @AfterAll
  final void stop() throws Exception {
    first.stop();
    second.stop();
    postgres.stop();
  }

  private URI started(TestServer server) {
    try {
      server.start();
      return server.deploy("shop", application);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A browser that asks the first server, which is started where it was killed. */
  protected final Client onFirst(Client browser) {
    if (onFirst == null) {
      first = newServer(store);
      onFirst = started(first);
    }
    return browser.at(onFirst);
  }

  /** Ends the first server as {@code kill -9} does, once it has saved its HTTP sessions. */
  protected final void killFirst() throws Exception {
    Map<String, Object> unused = SettledFiles.of(store);
    first.kill();
    onFirst = null;
  }

  /** A new browser. */
  protected static Client newClient() {
    return Client.of(URI.create("http://127.0.0.1/"));
  }

  @Test
  void a_storage_is_on_the_other_member_too_and_outlives_its_own() throws Exception {
    Client browser = onFirst(newClient());
    Client other = newClient().at(onSecond);
    for (int i = 1; i <= 3; i++) {
      assertThat(browser.get("storage/add", "name", "n")).isEqualTo("" + i);
    }
    String id = browser.get("storage/id");
    within(5, () -> assertThat(other.get("storage/of", "id", id)).isEqualTo("{n=3}"));

    killFirst();

    assertThat(other.get("storage/of", "id", id)).isEqualTo("{n=3}");
    assertThat(other.get("storage/add-of", "id", id, "name", "n")).isEqualTo("4");
  }

  @Test
  void while_the_database_is_stopped_an_update_is_refused_and_then_it_goes_on() throws Exception {
    Client browser = newClient().at(onSecond);
    String id = browser.get("storage/id");
    assertThat(browser.get("storage/add", "name", "n")).isEqualTo("1");
    postgres.stop();
    try {
      assertThat(browser.ask("storage/add", "name", "n").problem())
          .containsPattern("^(StorageUnavailable|UseUnknown)Exception: ");
    } finally {
      postgres.start();
    }

    within(20, () -> assertThat(browser.get("storage/add", "name", "n")).isIn("2", "3"));
    assertThat(browser.get("storage/id")).isEqualTo(id);
    within(20, () -> assertThat(onFirst(newClient()).get("storage/of", "id", id)).startsWith("{n="));
  }

  @Test
  void missing_tables_stop_the_deployment_with_the_statements_to_run() {
    assertThatThrownBy(() -> second.deploy("empty", withoutTables))
        .hasStackTraceContaining("ss_version is missing")
        .hasStackTraceContaining("create table ss_group")
        .hasStackTraceContaining(CREATE + "=true");
  }

  private static void within(int seconds, ThrowingRunnable expected) {
    await().atMost(Duration.ofSeconds(seconds)).untilAsserted(expected);
  }
}
