// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.map.IMap;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.hazelcast.Members;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two applications in a grid that is not theirs, such as a server's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoApplicationsIT {
  private static final int SESSIONS = 40;
  private static final Duration REMOVED_WITHIN = Duration.ofSeconds(20);

  private final Members grid = Members.start(3);
  private final List<SessionManager> shop = deploy("shop");
  private final List<SessionManager> blog = deploy("blog");

  private List<SessionManager> deploy(String application) {
    List<SessionManager> members = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      GivenGrid.give(grid.get(i));
      SessionManager member = SessionManager.create(application, unused -> null, null);
      member.connect();
      members.add(member);
    }
    return members;
  }

  @AfterEach
  void stop() {
    undeploy(shop);
    undeploy(blog);
    GivenGrid.takeBack();
    grid.close();
  }

  private static void undeploy(List<SessionManager> members) {
    members.forEach(SessionManager::close);
    members.clear();
  }

  private static void fill(List<SessionManager> members) {
    for (int i = 0; i < SESSIONS; i++) {
      SessionManager member = members.get(i % members.size());
      Session session = member.add(SessionId.random(), SessionKind.WEB, "ann");
      session.storage().objectOrNew("cart").use(cart -> cart.put("items", 1));
    }
    members.get(0).application().use(all -> all.put("visits", 1));
  }

  private long entries(String application) {
    return grid.get(0).getDistributedObjects().stream()
        .filter(one -> one instanceof IMap && belongs(one, application))
        .mapToLong(map -> ((IMap<?, ?>) map).size())
        .sum();
  }

  private static boolean belongs(DistributedObject map, String application) {
    return map.getName().startsWith("sessionstorage." + application + ".");
  }

  private static long sessions(SessionManager member) {
    return member.sessionsOf("ann").map(SessionInfo::id).count();
  }

  @Test
  void undeploying_one_leaves_nothing_behind_and_the_other_unharmed() {
    fill(shop);
    fill(blog);
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Long> counted = CompletableFuture.supplyAsync(() -> count(enough));
    SessionId before = applicationOf(shop.get(0));

    undeploy(shop);

    await().atMost(REMOVED_WITHIN).untilAsserted(() -> assertThat(entries("shop")).isZero());
    shop.addAll(deploy("shop"));
    for (SessionManager member : shop) {
      assertThat(sessions(member)).isZero();
      assertThat(member.application().has("visits")).isFalse();
      assertThat(applicationOf(member)).isEqualTo(applicationOf(shop.get(0))).isNotEqualTo(before);
    }
    fill(shop);
    assertThat(sessions(shop.get(2))).isEqualTo(SESSIONS);
    enough.set(true);
    long count = counted.join();
    for (SessionManager member : blog) {
      assertThat(sessions(member)).isEqualTo(SESSIONS);
      long held = member.application().with(all -> all.get("count", Long.class));
      assertThat(held).isEqualTo(count).isPositive();
    }
  }

  private static SessionId applicationOf(SessionManager member) {
    return member
        .sessions()
        .filter(session -> session.kind() == SessionKind.APPLICATION)
        .map(SessionInfo::id)
        .findAny()
        .orElseThrow();
  }

  private long count(AtomicBoolean enough) {
    long count = 0;
    while (!enough.get()) {
      for (SessionManager member : blog) {
        member.application().use(all -> all.increment("count", 1));
        count++;
      }
    }
    return count;
  }

  @Test
  void an_application_that_is_redeployed_on_one_member_after_the_other_keeps_its_sessions() {
    fill(shop);
    SessionId before = applicationOf(shop.get(0));

    for (int i = 0; i < 3; i++) {
      shop.get(i).close();
      GivenGrid.give(grid.get(i));
      shop.set(i, SessionManager.create("shop", unused -> null, null));
      shop.get(i).connect();
    }

    for (SessionManager member : shop) {
      assertThat(sessions(member)).isEqualTo(SESSIONS);
      assertThat(applicationOf(member)).isEqualTo(before);
      assertThat(member.application().get("visits", Long.class)).isEqualTo(1);
    }
  }
}
