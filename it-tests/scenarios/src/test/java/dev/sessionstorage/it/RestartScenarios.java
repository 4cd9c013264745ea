// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A server that keeps HTTP sessions on disk is stopped, and another one takes them over. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public interface RestartScenarios {
  /** A text that is easy to find on disk. */
  String TEXT = "text that is kept on disk";

  /** A server that keeps its sessions there, not yet started. */
  TestServer newServer(Path store);

  @Test
  default void a_storage_and_its_id_are_there_after_a_restart() throws Exception {
    Path store = Files.createTempDirectory(Path.of("target"), "sessions-");
    Client client = Client.of(URI.create("http://127.0.0.1/"));
    String[] ids = new String[2];

    run(newServer(store), base -> ids[0] = fill(client.at(base)));
    run(
        newServer(store),
        base -> {
          ids[1] = client.at(base).get("storage/id");
          assertThat(client.at(base).get("storage/all")).isEqualTo("{text=" + TEXT + "}");
          assertThat(client.at(base).get("storage/sessions-of", "name", "alice")).isEqualTo(ids[1]);
          assertThat(Client.of(base).get("storage/of", "id", ids[1])).contains(TEXT);
        });

    assertThat(ids[1]).isEqualTo(ids[0]);
  }

  @Test
  default void damaged_bytes_on_disk_leave_a_session_that_works_and_one_warning() throws Exception {
    Path store = Files.createTempDirectory(Path.of("target"), "sessions-");
    Client client = Client.of(URI.create("http://127.0.0.1/"));
    run(newServer(store), base -> fill(client.at(base)));
    damage(store);

    TestServer server = newServer(store);
    List<String> here =
        Warnings.during(
            () ->
                run(
                    server,
                    base -> {
                      assertThat(client.at(base).get("storage/all")).isEqualTo("{}");
                      client.at(base).get("storage/put", "name", "n", "value", "1");
                      assertThat(client.at(base).get("storage/all")).isEqualTo("{n=1}");
                    }));

    assertThat(Stream.concat(here.stream(), server.log().stream()))
        .filteredOn(line -> line.contains("could not be read back"))
        .singleElement()
        .asString()
        .contains("begins empty", "checksum");
    assertThat(here).hasSizeLessThan(2);
  }

  private static String fill(Client client) {
    client.get("storage/put", "name", "text", "value", TEXT);
    return client.get("storage/sign-in", "name", "alice");
  }

  /** What is done while a server runs. */
  @FunctionalInterface
  interface Visit {
    /** Visits the application. */
    void at(URI base) throws Exception;
  }

  private static void run(TestServer server, Visit visit) throws Exception {
    try {
      server.start();
      visit.at(server.deploy("kept", server.war()));
    } finally {
      server.stop();
    }
  }

  private static void damage(Path store) throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, ISO_8859_1);
        Files.writeString(file, bytes.replace(TEXT, TEXT.replace('t', 'T')), ISO_8859_1);
      }
    }
  }
}
