// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.SessionManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pair of members on PostgreSQL, one of which is killed under load. */
@Timeout(120)
class PairTest {
  private static final long ENOUGH = 300;

  @TempDir Path folder;

  @Test
  void the_other_member_goes_on_within_ten_seconds_and_nothing_is_lost() throws Exception {
    String application = Engines.application();
    Map<String, String> settings = Databases.postgres();
    Ledger ledger = new Ledger(folder.resolve("ledger"), 2 * Load.THREADS);
    SessionManager sessions =
        (SessionManager) Engines.storage(Engines.member("B", application, settings), Map.of());
    Process other = Load.start(folder, application, settings);
    long mine = 0;
    SharedObject storage;
    try {
      await().atMost(60, SECONDS).until(() -> Load.acknowledged(ledger) > ENOUGH);
      storage = sessions.of(Load.session(folder)).orElseThrow();
      while (Load.acknowledged(ledger) < 2 * ENOUGH) {
        storage.object("all").use(all -> all.increment("n", 1));
        mine++;
      }
    } finally {
      other.destroyForcibly().waitFor(); // kill -9
    }
    long start = System.nanoTime();
    List.of("all", "own0", "own1", "own2", "own3").parallelStream()
        .forEach(name -> goOn(storage.object(name)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));

    List<Long> counted = new ArrayList<>(Load.counted(storage));
    counted.set(Load.THREADS, counted.get(Load.THREADS) - mine);
    Accounts.check(ledger, counted);
    sessions.close();
  }

  private static void goOn(SharedObject group) {
    group.use(Duration.ofSeconds(20), o -> o.put("seen", true));
  }
}
