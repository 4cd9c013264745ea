// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A single server with an H2 file is killed under load, and started again. */
@Timeout(120)
class KilledServerTest {
  private static final long ENOUGH = 500;

  @TempDir Path folder;

  @Test
  void every_acknowledged_update_survives_a_killed_server() throws Exception {
    Map<String, String> settings = Map.of(Settings.URL, "jdbc:h2:file:" + folder.resolve("db"));
    Ledger ledger = new Ledger(folder.resolve("ledger"), 2 * Load.THREADS);
    Process server = Load.start(folder, "killed", settings);
    try {
      await()
          .atMost(60, SECONDS)
          .until(() -> !server.isAlive() || Load.acknowledged(ledger) > ENOUGH);
    } finally {
      server.destroyForcibly().waitFor(); // kill -9
    }
    assertThat(Load.acknowledged(ledger)).as(() -> Load.output(folder)).isGreaterThan(ENOUGH);

    SessionStorage again = Engines.storage(Engines.member("again", "killed", settings), Map.of());
    SharedObject storage = again.of(Load.session(folder)).orElseThrow();
    Accounts.check(ledger, Load.counted(storage));

    storage.object("all").use(Duration.ofSeconds(10), all -> all.increment("n", 1));
    ((AutoCloseable) again).close();
  }
}
