// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that is stopped, hangs, or takes no writes, and is there again later. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutageTest {
  @AutoClose private static final Postgres DATABASE = new Postgres();

  private final Key key = new Key(UUID.randomUUID(), Key.ROOT);

  private static Store open() {
    return Databases.open("outage", DATABASE.settings());
  }

  private static Cell cell() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Cell(new Stamp(random.nextLong(), random.nextLong()), new byte[1], new byte[1]);
  }

  private static Commit change(Key key, Cell from, Cell to) {
    return Commit.of(new Change(key, from, to));
  }

  private static Verdict write(Store store, Commit commit) {
    return store.write(commit).verdict();
  }

  private static void awaitDone(Store store, Commit commit) {
    await().atMost(20, SECONDS).until(() -> write(store, commit) == Verdict.DONE);
  }

  @Test
  void blocks_are_refused_while_the_database_is_stopped_and_work_again_later() {
    SessionManager sessions =
        (SessionManager)
            Engines.storage(Engines.member("A", "stopped", DATABASE.settings()), Map.of());
    SharedObject storage = sessions.open("tester").storage();
    storage.use(s -> s.put("n", 1));
    DATABASE.stop();
    long start = System.nanoTime();
    try {
      assertThatThrownBy(() -> storage.use(s -> s.put("n", 2)))
          .isInstanceOf(StorageUnavailableException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
    } finally {
      DATABASE.start();
    }
    await()
        .atMost(30, SECONDS)
        .ignoreExceptionsInstanceOf(StorageUnavailableException.class)
        .until(() -> storage.with(s -> s.increment("after", 1)) > 0);
    sessions.close();
  }

  @Test
  void a_database_that_hangs_is_given_up_in_time() throws Exception {
    try (Store store = open()) {
      Cell first = cell();
      assertThat(write(store, change(key, null, first))).isEqualTo(Verdict.DONE);
      Commit late = change(key, first, cell());
      DATABASE.pause(true);
      long start = System.nanoTime();
      try {
        assertThat(write(store, late)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
      } finally {
        DATABASE.pause(false);
      }
      awaitDone(store, late);
    }
  }

  @Test
  void a_database_that_only_reads_refuses_nothing_for_certain() throws Exception {
    try (Store store = open()) {
      DATABASE.run(
          "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
      Commit commit = change(key, null, cell());
      try {
        await().atMost(10, SECONDS).until(() -> isReadOnly());
        assertThat(write(store, commit)).isEqualTo(Verdict.UNKNOWN);
        assertThat(store.read(Set.of(key), true).cells()).isEmpty();
        assertThatThrownBy(() -> store.beat(UUID.randomUUID(), new byte[0]))
            .isInstanceOf(StorageUnavailableException.class);
      } finally {
        DATABASE.run(
            "set default_transaction_read_only = off",
            "alter system reset default_transaction_read_only",
            "select pg_reload_conf()");
      }
      awaitDone(store, commit);
    }
  }

  private static boolean isReadOnly() throws Exception {
    return "on".equals(DATABASE.ask("show default_transaction_read_only"));
  }

  @Test
  void a_commit_that_has_not_reached_the_standby_is_not_known_to_be_done() throws Exception {
    try (Store store = open()) {
      DATABASE.run(
          "alter system set synchronous_standby_names = 'gone'", "select pg_reload_conf()");
      try {
        await() // until the server has heard of it
            .atMost(20, SECONDS)
            .until(() -> cancelled(store, change(key.sibling(9), null, null)) != Verdict.DONE);
        Commit one = change(key, null, cell());
        Commit several =
            new Commit(
                java.util.List.of(new Change(key.sibling(2), null, cell())),
                new Change(key.sibling(1), null, cell()),
                Set.of(key.sibling(3)),
                null);
        assertThat(cancelled(store, one)).isEqualTo(Verdict.UNKNOWN);
        assertThat(cancelled(store, several)).isEqualTo(Verdict.UNKNOWN);
        assertThat(cancelled(store, one)).as("the same again").isEqualTo(Verdict.UNKNOWN);
      } finally {
        DATABASE.run(
            "set synchronous_commit = local", "alter system reset all", "select pg_reload_conf()");
      }
    }
  }

  /** Writes, and cancels the wait for the standby. */
  private static Verdict cancelled(Store store, Commit commit) {
    CompletableFuture<Verdict> verdict = CompletableFuture.supplyAsync(() -> write(store, commit));
    await()
        .atMost(10, SECONDS)
        .until(
            () -> {
              String unused =
                  DATABASE.ask(
                      "select pg_cancel_backend(pid) from pg_stat_activity"
                          + " where wait_event = 'SyncRep'");
              return verdict.isDone();
            });
    return verdict.join();
  }

  @Test
  void a_server_that_never_answers_does_not_keep_members_from_its_successor() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String url = DATABASE.url().replace("//", "//127.0.0.1:" + silent.getLocalPort() + ",");
      long start = System.nanoTime();
      Store store = Databases.open("outage", Postgres.settings(url));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      store.close();
    }
  }

  @Test
  void a_broken_connection_is_replaced() throws Exception {
    try (Store store = open()) {
      Cell first = cell();
      assertThat(write(store, change(key, null, first))).isEqualTo(Verdict.DONE);
      DATABASE.run(
          "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
              + " and backend_type = 'client backend'");
      Commit commit = change(key, first, cell());
      assertThat(write(store, commit)).isNotEqualTo(Verdict.REFUSED);
      awaitDone(store, commit);
      assertThatCode(() -> store.read(Set.of(key), true)).doesNotThrowAnyException();
    }
  }
}
