// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.ChangeRegistration;
import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SharedObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for, and listening to, what another member publishes. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class WatchedStorageContract extends TwoMembersContract {

  /** Begins with two members. */
  protected WatchedStorageContract(TestGrid grid) {
    super(grid);
  }

  @Test
  void what_another_member_publishes_ends_a_wait() throws Exception {
    onA.use(storage -> storage.put("child", Map.of("n", 0)));
    settle();
    SharedObject child = child(onB, "child");
    CompletableFuture<Boolean> onChild =
        CompletableFuture.supplyAsync(
            () -> child.await(c -> c.get("n").equals(1L), Duration.ofSeconds(30)));
    CompletableFuture<Boolean> onStorage =
        CompletableFuture.supplyAsync(() -> onB.await(s -> s.has("new"), Duration.ofSeconds(30)));

    child(onA, "child").use(c -> c.put("n", 1));
    onA.use(storage -> storage.put("new", Map.of("n", 1)));

    assertThat(onChild.get(20, SECONDS)).isTrue();
    assertThat(onStorage.get(20, SECONDS)).isTrue();
  }

  @Test
  void what_another_member_publishes_is_told_to_listeners() throws Exception {
    onA.use(storage -> storage.put("child", Map.of("n", 0)));
    settle();
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    ChangeRegistration watch =
        child(onB, "child").onChange(c -> seen.add(c.get("n")), Runnable::run);
    child(onA, "child").use(c -> c.put("n", 1));
    settle();
    await().untilAsserted(() -> assertThat(seen).contains(1L));
    watch.close();
  }

  /** Else the listener would end as soon as nobody but itself is interested in the session. */
  @Test
  void a_session_that_is_watched_stays_attached() throws Exception {
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    OpenedSession other = a.open("other");
    ChangeRegistration watch =
        b.of(other.id()).orElseThrow().onChange(s -> seen.add(s.get("n")), Runnable::run);
    System.gc();
    other.storage().use(storage -> storage.put("n", 1));
    settle();

    await().untilAsserted(() -> assertThat(seen).containsExactly(1L));
    watch.close();
  }

  @Test
  void a_wait_ends_when_the_session_ends_on_another_member_or_this_member_leaves() {
    OpenedSession other = b.open("other");
    SharedObject there = a.of(other.id()).orElseThrow();
    CompletableFuture<Boolean> ended =
        CompletableFuture.supplyAsync(() -> there.await(s -> s.has("n"), Duration.ofSeconds(30)));
    CompletableFuture<Boolean> left =
        CompletableFuture.supplyAsync(() -> onB.await(s -> s.has("n"), Duration.ofSeconds(30)));
    other.close();
    assertThatThrownBy(() -> ended.get(20, SECONDS))
        .hasCauseInstanceOf(SessionClosedException.class);

    b.close();
    assertThatThrownBy(() -> left.get(20, SECONDS))
        .hasCauseInstanceOf(SessionClosedException.class);
  }
}
