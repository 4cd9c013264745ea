// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A browser's storage on a server that is killed, with one setting and no database server. */
@Timeout(120)
class KilledWebServerTest {
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @TempDir Path folder;

  private Process start() throws Exception {
    Files.deleteIfExists(folder.resolve("port"));
    Process server =
        Load.start(
            WebServer.class,
            folder,
            Map.of(Settings.URL, "jdbc:h2:file:" + folder.resolve("sessions")));
    await()
        .atMost(60, SECONDS)
        .until(() -> !server.isAlive() || Files.exists(folder.resolve("port")));
    assertThat(server.isAlive()).as(() -> Load.output(folder)).isTrue();
    return server;
  }

  private String count() throws Exception {
    String port = Files.readString(folder.resolve("port"));
    URI page = URI.create("http://127.0.0.1:" + port + "/app/count");
    return browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
  }

  @Test
  void each_answered_request_is_counted_once_although_the_server_is_killed() throws Exception {
    int answered = 0;
    for (int life = 0; life < 2; life++) {
      Process server = start();
      try {
        for (int i = 0; i < 5; i++) {
          answered++;
          assertThat(count()).isEqualTo(answered + " of " + answered);
        }
      } finally {
        server.destroyForcibly().waitFor(); // kill -9
      }
    }
  }
}
