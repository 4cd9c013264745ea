// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.TestServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that keeps HTTP sessions on disk keeps those of plain programs as without the jar. */
public interface DropInRestartScenarios {

  /** A server that keeps its sessions there, not yet started. */
  TestServer newServer(Path store);

  @Test
  default void plain_sessions_outlive_a_restart_with_the_jar_as_without_it() throws Exception {
    List<String> without = record(false);

    assertThat(without).contains("! did activate 1").filteredOn("b = Bound 1"::equals).hasSize(2);
    DropInScenarios.assertSame(record(true), without);
  }

  private List<String> record(boolean withLibrary) throws Exception {
    Path store = Files.createTempDirectory(Path.of("target"), "plain-");
    Recorder[] recorder = new Recorder[1];
    run(
        store,
        withLibrary,
        base ->
            recorder[0] =
                new Recorder(base).get("session/set-bound?name=b&value=1").get("session/names"));
    run(
        store,
        withLibrary,
        base ->
            recorder[0]
                .at(base)
                .get("session/peek")
                .get("session/names")
                .get("session/invalidate"));
    return recorder[0].lines();
  }

  /** What is done while a server runs. */
  @FunctionalInterface
  interface Visit {
    /** Visits the application. */
    Object at(URI base) throws Exception;
  }

  private void run(Path store, boolean withLibrary, Visit visit) throws Exception {
    TestServer server = newServer(store);
    try {
      server.start();
      Object unused = visit.at(server.deploy("plain", PlainWar.file(withLibrary)));
    } finally {
      server.stop();
    }
  }
}
