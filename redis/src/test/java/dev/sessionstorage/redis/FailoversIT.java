// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.redis.Servers.Fault;
import dev.sessionstorage.spi.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts acknowledged writes that failovers lose, as many failovers as {@code failovers} says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FailoversIT {
  private static final int FAILOVERS = Integer.getInteger("failovers", 1);

  /** A replica that has confirmed is no help if another one takes over. */
  @ParameterizedTest
  @CsvSource({
    "CRASH, 0, false",
    "CRASH, 1, true",
    "CUT_OFF, 0, false",
    "CUT_OFF, 1, true",
    "LAGGING, 0, false",
    "LAGGING, 1, false",
    "LAGGING, 2, true"
  })
  void failovers_may_lose_the_last_writes_but_never_mix_them(
      Fault fault, int replicas, boolean safe) throws Exception {
    try (Servers servers = new Servers();
        Store one = open(servers, replicas);
        Store two = open(servers, replicas)) {
      List<Writer> writers = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        writers.add(i % 2 == 0 ? new Writer(one, two) : new Writer(two, one));
        threads.add(new Thread(writers.get(i)));
      }
      threads.forEach(Thread::start);
      for (int i = 0; i < FAILOVERS; i++) {
        servers.failOver(fault, () -> sum(writers, writer -> writer.tried.get()));
      }
      writers.forEach(writer -> writer.stopped = true);
      for (Thread thread : threads) {
        thread.join();
      }
      writers.forEach(Writer::check);

      int lost = sum(writers, writer -> writer.lost);
      System.out.printf(
          "%d x %s with replicas=%d: %d acknowledged, %d of them lost%n",
          FAILOVERS, fault, replicas, sum(writers, writer -> writer.acknowledged), lost);
      assertThat(writers).extracting(writer -> writer.wrong).containsOnlyNulls();
      assertThat(safe ? lost : 0).isZero();
    }
  }

  private static Store open(Servers servers, int replicas) {
    String uri = "redis://127.0.0.1:" + servers.address.port();
    return OneRedis.open(uri, "failovers", replicas);
  }

  private static int sum(List<Writer> writers, ToIntFunction<Writer> number) {
    return writers.stream().mapToInt(number).sum();
  }
}
