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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is killed, hangs, forgets scripts or is full, below a member that goes on. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DisturbedServerTest {
  private static final String QUICK = "?timeout=300ms";

  private final RedisServer server =
      new RedisServer("--appendonly", "yes", "--appendfsync", "always");
  private final Store store = OneRedis.open(server.uri() + QUICK, "disturbed", 0);
  private final UUID me = UUID.randomUUID();
  private final Key root = new Key(UUID.randomUUID(), Key.ROOT);

  @AfterEach
  void close() {
    store.close();
    server.close();
  }

  private static Cell cell(int size) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Stamp stamp = new Stamp(random.nextLong(), random.nextLong());
    return new Cell(stamp, new byte[] {1}, new byte[size]);
  }

  private Verdict write(Cell from, Cell to) {
    return store.write(Commit.of(new Change(root, from, to))).verdict();
  }

  private Cell read() {
    return store.read(Set.of(root), true).cells().get(root);
  }

  private void awaitServer() {
    await()
        .ignoreException(StorageUnavailableException.class)
        .untilAsserted(() -> store.beat(me, new byte[0]));
  }

  private void assertRefusing() {
    assertThatThrownBy(store::check).isInstanceOf(StorageUnavailableException.class);
    assertThatThrownBy(this::read).isInstanceOf(StorageUnavailableException.class);
    assertThat(write(null, cell(1))).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void while_the_server_is_down_everything_is_refused_and_afterwards_it_works_again() {
    Cell made = cell(1);
    write(null, made);
    String before = store.beat(me, new byte[0]).generation();
    server.kill();
    await().untilAsserted(this::assertRefusing);

    server.start();
    awaitServer();

    store.check();
    assertThat(read()).isEqualTo(made);
    assertThat(store.beat(me, new byte[0]).generation()).isNotEqualTo(before);
  }

  @Test
  void messages_arrive_again_after_a_restart() {
    List<byte[]> arrived = new CopyOnWriteArrayList<>();
    store.beat(me, new byte[0]);
    store.listen(me, arrived::add);
    server.kill();
    server.start();
    awaitServer();
    store.send(me, new byte[] {7});

    await().untilAsserted(() -> assertThat(arrived).containsExactly(new byte[] {7}));
  }

  @Test
  void a_server_that_hangs_holds_nobody_up_for_long_and_what_it_was_sent_is_unknown() {
    Cell made = cell(1);
    write(null, made);
    server.pause();
    long begin = System.nanoTime();
    Cell next = cell(1);

    assertThat(write(made, next)).isEqualTo(Verdict.UNKNOWN);
    assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    assertThatThrownBy(store::check).isInstanceOf(StorageUnavailableException.class);

    server.resume();
    awaitServer();
    assertThat(read()).isIn(made, next);
    assertThat(write(made, next)).isEqualTo(Verdict.DONE);
  }

  @Test
  void what_was_sent_to_a_server_that_has_died_is_not_sent_again() {
    Cell made = cell(1);
    write(null, made);
    server.pause();
    assertThat(write(made, cell(1))).isEqualTo(Verdict.UNKNOWN);
    server.kill();
    server.start();
    awaitServer();
    awaitServer();

    assertThat(read()).isEqualTo(made);
  }

  @Test
  void an_interrupted_thread_waits_for_its_outcome_and_stays_interrupted() {
    server.pause();
    Thread.currentThread().interrupt();

    assertThat(write(null, cell(1))).isEqualTo(Verdict.UNKNOWN);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void scripts_that_the_server_has_forgotten_are_sent_again() {
    Cell made = cell(1);
    write(null, made);
    assertThat(server.command("SCRIPT FLUSH")).startsWith("+OK");

    assertThat(write(made, cell(1))).isEqualTo(Verdict.DONE);
  }

  @Test
  void a_server_that_is_full_takes_nothing_and_is_read_all_the_same() {
    Cell made = cell(1);
    write(null, made);
    server.command("CONFIG SET maxmemory 1");

    assertThat(write(made, cell(1000))).isEqualTo(Verdict.UNKNOWN);
    assertThat(read()).isEqualTo(made);

    server.command("CONFIG SET maxmemory 0");
    assertThat(write(made, cell(1000))).isEqualTo(Verdict.DONE);
  }
}
