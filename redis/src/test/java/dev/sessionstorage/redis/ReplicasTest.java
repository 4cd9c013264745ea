// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A primary and its replica. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplicasTest {
  private static final Cell MADE = new Cell(new Stamp(1, 1), new byte[] {1}, new byte[] {1});

  private final RedisServer primary = new RedisServer("--repl-diskless-sync-delay", "0");
  private final RedisServer replica =
      new RedisServer("--replicaof", "127.0.0.1", "" + primary.port);
  private final UUID me = UUID.randomUUID();
  private final Commit creation =
      Commit.of(new Change(new Key(UUID.randomUUID(), Key.ROOT), null, MADE));
  private Store store;

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
    replica.close();
    primary.close();
  }

  private void awaitReplica() {
    await().until(() -> primary.command("INFO replication").contains("state=online"));
  }

  private Verdict write() {
    return store.write(creation).verdict();
  }

  private Cell read() {
    return store.read(Set.of(creation.pivot().key()), true).cells().get(creation.pivot().key());
  }

  @Test
  void a_write_that_replicas_do_not_confirm_is_unknown_until_they_do() {
    awaitReplica();
    store = OneRedis.open(primary.uri(), "replicated", 1);
    assertThat(write()).isEqualTo(Verdict.DONE);
    assertThat(store.beat(me, new byte[0]).confirmed()).isTrue();

    replica.kill();
    assertThat(write()).as("even if it is repeated").isEqualTo(Verdict.UNKNOWN);
    assertThat(store.beat(me, new byte[0]).confirmed()).isFalse();

    replica.start();
    await().untilAsserted(() -> assertThat(write()).isEqualTo(Verdict.DONE));
    assertThat(store.beat(me, new byte[0]).confirmed()).isTrue();
  }

  @Test
  void nobody_connects_to_a_replica() {
    assertThatThrownBy(() -> OneRedis.open(replica.uri(), "replicated", 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("replica");
  }

  @Test
  void a_primary_that_becomes_a_replica_is_neither_written_nor_read_until_it_is_one_again() {
    store = OneRedis.open(primary.uri(), "replicated", 0);
    write();
    String before = store.beat(me, new byte[0]).generation();
    replica.command("REPLICAOF NO ONE");
    primary.command("REPLICAOF 127.0.0.1 " + replica.port);

    assertThatThrownBy(this::read).isInstanceOf(StorageUnavailableException.class);
    assertThat(write()).isEqualTo(Verdict.UNKNOWN);
    assertThatThrownBy(store::check).isInstanceOf(StorageUnavailableException.class);

    primary.command("REPLICAOF NO ONE");
    await()
        .ignoreException(StorageUnavailableException.class)
        .untilAsserted(() -> store.beat(me, new byte[0]));
    assertThat(store.beat(me, new byte[0]).generation()).isNotEqualTo(before);
    assertThat(write()).isEqualTo(Verdict.DONE);
    assertThat(read()).isEqualTo(MADE);
  }

  @Test
  void after_a_failover_sentinel_tells_where_the_primary_is() {
    awaitReplica();
    try (RedisServer sentinel = RedisServer.sentinel(primary)) {
      await().until(() -> sentinel.command("INFO sentinel").contains("slaves=1"));
      store = OneRedis.open("redis-sentinel://127.0.0.1:" + sentinel.port + "#main", "guarded", 0);
      assertThat(write()).isEqualTo(Verdict.DONE);
      String before = store.beat(me, new byte[0]).generation();
      primary.kill();

      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(() -> assertThat(write()).isEqualTo(Verdict.DONE));
      assertThat(store.beat(me, new byte[0]).generation()).isNotEqualTo(before);
      assertThat(read()).isEqualTo(MADE);
    }
  }
}
