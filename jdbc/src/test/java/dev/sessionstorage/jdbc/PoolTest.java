// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool of two connections that the application shares with the sessions. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoolTest {
  private static final int THREADS = 200;

  @AutoClose private final HikariDataSource pool = pool();

  private static HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1");
    pool.setMaximumPoolSize(2);
    pool.setConnectionTimeout(500);
    pool.setAutoCommit(false);
    return pool;
  }

  private Store open() throws Exception {
    return open(pool);
  }

  private Store open(DataSource pool) throws Exception {
    Map<String, String> settings = Map.of(Settings.CREATE, "true");
    ClassLoader loader = getClass().getClassLoader();
    return new JdbcStore("pool", Opened.of(Source.of(pool), Settings.of(settings::get), loader));
  }

  @Test
  void two_hundred_threads_share_two_connections() throws Exception {
    SessionManager sessions =
        (SessionManager) Engines.storage(new ClusterEngine("pool", "A", open()), Map.of());
    SharedObject storage = sessions.open("tester").storage();
    storage.use(s -> s.put("all", Map.of("n", 0)));
    CountDownLatch inside = new CountDownLatch(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      done.add(
          threads.submit(
              () -> {
                SharedObject mine = sessions.open("one of many").storage();
                mine.use(
                    s -> {
                      s.put("n", 1);
                      inside.countDown();
                      inside.await(); // no connection is held while a block runs
                    });
                storage.object("all").use(all -> all.increment("n", 1));
                return mine.get("n");
              }));
    }
    for (Future<?> each : done) {
      assertThat(each.get()).isEqualTo(1L);
    }
    threads.shutdown();
    assertThat(storage.object("all").get("n")).isEqualTo((long) THREADS);
    sessions.close();
  }

  @Test
  void an_exhausted_pool_is_not_available_until_somebody_gives_a_connection_back()
      throws Exception {
    Key key = new Key(UUID.randomUUID(), Key.ROOT);
    Cell cell = new Cell(new Stamp(1, 2), new byte[0], new byte[0]);
    Commit commit = Commit.of(new Change(key, null, cell));
    try (Store store = open()) {
      try (Connection one = pool.getConnection();
          Connection two = pool.getConnection()) {
        assertThat(one).isNotEqualTo(two);
        assertThatThrownBy(() -> store.read(Set.of(key), true))
            .isInstanceOf(StorageUnavailableException.class);
        assertThat(store.write(commit).verdict()).isEqualTo(Verdict.UNKNOWN);
      }
      assertThat(store.write(commit).verdict()).isEqualTo(Verdict.DONE);
    }
  }

  @Test
  void a_pool_that_does_not_look_at_its_connections_is_rid_of_those_that_are_broken()
      throws Exception {
    Set<Key> key = Set.of(new Key(UUID.randomUUID(), Key.ROOT));
    BlindPool blind = new BlindPool("jdbc:h2:mem:blind;DB_CLOSE_DELAY=-1");
    try (Store store = open(blind.dataSource())) {
      assertThat(store.read(key, true).cells()).isEmpty();
      blind.breakAll();

      await()
          .atMost(5, SECONDS)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(store.read(key, true).cells()).isEmpty());
    }
  }

  @Test
  void a_connection_is_given_back_as_it_was() throws Exception {
    try (Store store = open()) {
      assertThat(store.read(Set.of(), true).cells()).isEmpty();
    }
    try (Connection connection = pool.getConnection()) {
      assertThat(connection.getAutoCommit()).isFalse();
    }
  }
}
