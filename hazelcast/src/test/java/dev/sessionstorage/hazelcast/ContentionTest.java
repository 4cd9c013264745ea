// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Lease.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContentionTest {
  private static final int NODES = 3;
  private static Members members;
  private static List<HazelcastEngine> engines;
  private final SessionId session = SessionId.random();

  @BeforeAll
  static void start() {
    members = Members.start(NODES);
    engines = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      engines.add(new HazelcastEngine(members.get(i), "contention", unused -> null));
    }
  }

  @AfterAll
  static void close() {
    engines.forEach(HazelcastEngine::close);
    members.close();
  }

  @Test
  void no_update_is_lost_between_members() throws Exception {
    States.create(engines.get(0).lease(session, 1), 0);
    int rounds = 300;
    List<Task> tasks = new ArrayList<>();
    for (HazelcastEngine engine : engines) {
      tasks.add(Task.start(() -> increment(engine.lease(session, 1), rounds)));
    }
    for (Task task : tasks) {
      assertThat(task.result()).isEqualTo(rounds);
    }
    assertThat(value(engines.get(2))).isEqualTo(NODES * rounds);
  }

  private static int increment(Lease lease, int rounds) throws InterruptedException {
    int done = 0;
    for (int i = 0; i < rounds; i++) {
      done += States.increment(lease) == Outcome.DONE ? 1 : 0;
    }
    return done;
  }

  @Test
  void a_busy_member_does_not_keep_the_others_out() throws Exception {
    States.create(engines.get(0).lease(session, 2), 0);
    CountDownLatch enough = new CountDownLatch(1);
    try (Task busy = Task.start(() -> until(enough, engines.get(0).lease(session, 2)))) {
      Lease other = engines.get(1).lease(session, 2);
      for (int i = 0; i < 20; i++) {
        assertThat(other.enter(TimeUnit.SECONDS.toNanos(2))).isEqualTo(Outcome.DONE);
        other.leave();
      }
      enough.countDown();
      assertThat((Integer) busy.result()).isPositive();
    }
  }

  private static int until(CountDownLatch end, Lease lease) throws InterruptedException {
    int rounds = 0;
    while (end.getCount() > 0) {
      rounds += increment(lease, 1);
    }
    return rounds;
  }

  private long value(HazelcastEngine engine) {
    return States.number(engine.read(session, List.of(1L)).get(1L).state());
  }
}
