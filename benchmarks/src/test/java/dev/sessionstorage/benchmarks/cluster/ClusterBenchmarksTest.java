// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is measured for a moment: it works, whatever the figures are. */
class ClusterBenchmarksTest {
  private static final Duration MOMENT = Duration.ofMillis(50);
  @TempDir private Path directory;

  @Test
  void twoMembersAreMeasuredAndNothingIsLostThatIsLocked() throws Exception {
    List<Measured> all = ClusterRuns.measure(new Plan(2, MOMENT, MOMENT, 1));

    assertThat(all).hasSize(2 * 2 * (5 + 4 + 4) + 2);
    assertThat(all).filteredOn(each -> !each.of().isAge()).allMatch(each -> each.perSecond() > 0);
    assertThat(all)
        .filteredOn(each -> each.way() != Way.SPRING)
        .allMatch(each -> each.lost() == 0, "nothing is lost");
  }

  @Test
  void goalsAreJudgedWithAllMembers() throws Exception {
    Path page = directory.resolve("CLUSTER.md");
    Case of = new Case(Shared.GRID, "count", 3, 1_000, false);

    ClusterPage.write(
        page,
        "cluster.svg",
        List.of(
            measured(of, Way.SESSION_STORAGE, 140),
            measured(of, Way.LOCK, 100),
            measured(of, Way.OPTIMISTIC, 200),
            measured(of, Way.SPRING, 139)),
        "");

    assertThat(Files.readString(page))
        .contains("| ≥ 4.0 × Hazelcast: lock, get, set, unlock | 1.40 × | **no** |")
        .contains("| ≥ 0.7 × Hazelcast: get, compare and set | 0.70 × | yes |")
        .contains("| ≥ 1.0 × Spring Session: find, set, save | 1.01 × | yes |");
  }

  @Test
  void eachStoreIsJudgedBesideWhatPeopleWriteForIt() throws Exception {
    Path page = directory.resolve("STORES.md");
    Case tables = new Case(Shared.POSTGRESQL, "count", 3, 1_000, true);
    Case redis = new Case(Shared.REDIS, "count", 3, 1_000, false);

    ClusterPage.write(
        page,
        "stores.svg",
        List.of(
            measured(tables, Way.ON_POSTGRESQL, 90),
            measured(tables, Way.SELECT_FOR_UPDATE, 100),
            measured(tables, Way.SPRING_JDBC, 80),
            measured(redis, Way.ON_REDIS, 90),
            measured(redis, Way.SCRIPT, 100),
            measured(redis, Way.SPRING_REDIS, 100),
            measured(redis, Way.REDISSON, 30)),
        "with many sessions");

    assertThat(Files.readString(page))
        .contains("| PostgreSQL: use, 3 members, 1 KB, one hot session | ≥ 1.0 × SELECT")
        .contains("| 0.90 × | **no** |")
        .contains("| ≥ 0.8 × Lettuce: one script | 0.90 × | yes |")
        .contains("| ≥ 3.0 × Redisson: lock, get, set, unlock | 3.00 × | yes |")
        .contains("with many sessions");
  }

  private static Measured measured(Case of, Way way, long done) {
    return new Measured(of, way, List.of(new Run(done, 1, 1, 1, 0, 0)));
  }
}
