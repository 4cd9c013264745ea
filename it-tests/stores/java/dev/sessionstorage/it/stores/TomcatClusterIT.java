// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.it.Client;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.apache.catalina.ha.ClusterManager;
import org.apache.catalina.ha.session.BackupManager;
import org.apache.catalina.ha.session.DeltaManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two Tomcats whose session managers replicate an attribute only when it is set again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TomcatClusterIT {

  /** Tomcat's two managers for several members. */
  enum Kind {
    DELTA,
    BACKUP;

    ClusterManager make() {
      return this == DELTA ? delta() : new BackupManager();
    }

    /** The first member that starts waits for the other one in vain. */
    private static DeltaManager delta() {
      DeltaManager manager = new DeltaManager();
      manager.setStateTransferTimeout(1);
      return manager;
    }
  }

  private final Client browser = Client.of(URI.create("http://127.0.0.1/"));
  private TomcatMember one;
  private TomcatMember two;

  private void start(Kind kind) throws Exception {
    int first;
    int second;
    try (ServerSocket a = new ServerSocket(0);
        ServerSocket b = new ServerSocket(0)) {
      first = a.getLocalPort();
      second = b.getLocalPort();
    }
    one = TomcatMember.of(kind.make(), first, second).start();
    two = TomcatMember.of(kind.make(), second, first).start();
  }

  @AfterEach
  void stop() {
    two.close();
    one.close();
  }

  @ParameterizedTest
  @EnumSource
  void the_storage_is_on_the_other_member_after_a_fail_over(Kind kind) throws Exception {
    start(kind);
    String id = one.seenBy(browser).get("id");
    one.seenBy(browser).get("sign-in", "name", "alice");
    for (int i = 0; i < 3; i++) {
      one.seenBy(browser).get("count");
    }
    one.close();

    assertThat(two.seenBy(browser).get("all")).isEqualTo("{n=3}");
    assertThat(two.seenBy(browser).get("id")).isEqualTo(id);
    assertThat(two.seenBy(browser).get("user")).isEqualTo("Optional[alice]");
  }

  @ParameterizedTest
  @EnumSource
  void the_newest_state_wins_on_the_way_there_and_back(Kind kind) throws Exception {
    start(kind);
    one.seenBy(browser).get("count");
    one.seenBy(browser).get("count-deep");
    for (int round = 1; round < 4; round++) {
      assertThat(two.seenBy(browser).get("count")).isEqualTo("" + 2 * round);
      assertThat(two.seenBy(browser).get("count-deep")).isEqualTo("" + 2 * round);
      assertThat(one.seenBy(browser).get("all"))
          .isEqualTo("{cart={n=" + 2 * round + "}, n=" + 2 * round + "}");
      assertThat(one.seenBy(browser).get("count")).isEqualTo("" + (2 * round + 1));
      assertThat(one.seenBy(browser).get("count-deep")).isEqualTo("" + (2 * round + 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_change_outside_a_request_travels_with_the_next_one(Kind kind) throws Exception {
    start(kind);
    String id = one.seenBy(browser).get("id");
    one.seenBy(browser).get("count");
    one.sessions().of(id).orElseThrow().use(it -> it.put("job", "done"));
    one.seenBy(browser).get("nothing");

    assertThat(two.seenBy(browser).get("all")).isEqualTo("{job=done, n=1}");
  }

  @ParameterizedTest
  @EnumSource
  void a_request_that_changes_nothing_sets_nothing(Kind kind) throws Exception {
    start(kind);
    one.seenBy(browser).get("count");
    one.seenBy(browser).get("count");
    int before = one.replaced();
    one.seenBy(browser).get("all");
    one.seenBy(browser).get("nothing");
    two.seenBy(browser).get("all");

    assertThat(one.replaced()).isEqualTo(before);
    assertThat(two.sessions().sessions()).hasSize(2); // with the application's own
  }

  @ParameterizedTest
  @EnumSource
  void a_session_ends_everywhere_after_its_idle_time_out_at_the_latest(Kind kind) throws Exception {
    start(kind);
    String id = one.seenBy(browser).get("id");
    one.seenBy(browser).get("seconds", "n", "3");
    one.seenBy(browser).get("count");
    two.seenBy(browser).get("count");
    one.seenBy(browser).get("end");

    assertThat(one.sessions().of(id)).isEmpty();
    await().atMost(Duration.ofSeconds(10)).until(() -> two.sessions().of(id).isEmpty());
    assertThat(two.seenBy(browser).get("id")).isNotEqualTo(id);
  }

  @ParameterizedTest
  @EnumSource
  void a_session_that_is_used_elsewhere_comes_back_after_it_has_ended_here(Kind kind)
      throws Exception {
    start(kind);
    String id = one.seenBy(browser).get("id");
    one.seenBy(browser).get("seconds", "n", "4");
    one.seenBy(browser).get("count");
    await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              two.seenBy(browser).get("count");
              return one.sessions().of(id).isEmpty();
            });
    String there = two.seenBy(browser).get("all");

    assertThat(one.seenBy(browser).get("id")).isEqualTo(id);
    assertThat(one.seenBy(browser).get("all")).isEqualTo(there);
  }
}
