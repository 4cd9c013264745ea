// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageLimitException;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseLostException;
import dev.sessionstorage.UseTimeoutException;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is promised between two members, whichever cluster is below. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class SharedStorageContract extends TwoMembersContract {

  /** Begins with two members. */
  protected SharedStorageContract(TestGrid grid) {
    super(grid);
  }

  @Test
  void what_one_member_publishes_another_reads() throws Exception {
    onA.use(storage -> storage.put("color", "red"));
    settle();
    assertThat(onB.get("color")).isEqualTo("red");
  }

  @Test
  void a_block_begins_with_what_another_member_published_before() {
    for (int i = 0; i < 50; i++) {
      onA.use(storage -> storage.increment("count", 1));
      onB.use(storage -> storage.increment("count", 1));
    }
    assertThat(onB.get("count")).isEqualTo(100L);
  }

  @Test
  void nested_values_arrive_as_one_tree() throws Exception {
    Map<String, Object> cart =
        Map.of("items", List.of(Map.of("name", "tea", "price", 3L), "x"), "paid", false);
    onA.use(storage -> storage.put("cart", cart));
    settle();
    assertThat(child(onB, "cart").toMap()).isEqualTo(cart);
    assertThat(onB.toMap()).isEqualTo(onA.toMap());
  }

  @Test
  void a_reference_means_the_same_object_whichever_member_writes() throws Exception {
    onA.use(storage -> storage.put("list", List.of(Map.of("n", 0L), Map.of("n", 1L))));
    settle();
    SharedCollection list = requireNonNull(onB.collection("list"));
    SharedObject second = requireNonNull(list.object(1));
    requireNonNull(onA.collection("list")).use(items -> items.remove(0));
    settle();
    assertThat(list.object(0)).isSameAs(second);
    second.use(item -> item.put("n", 7));
    settle();
    assertThat(onA.toMap()).isEqualTo(Map.of("list", List.of(Map.of("n", 7L))));
  }

  @Test
  void a_child_removed_by_one_member_and_put_back_by_the_other_is_the_same_object()
      throws Exception {
    onA.use(storage -> storage.put("x", Map.of("n", 1)));
    settle();
    SharedObject heldByA = child(onA, "x");
    SharedObject heldByB = child(onB, "x");
    onA.use(storage -> storage.remove("x"));
    heldByB.use(x -> x.increment("n", 1));
    onB.use(storage -> storage.put("y", heldByB));
    settle();
    assertThat(onA.object("y")).isSameAs(heldByA);
    assertThat(heldByA.get("n")).isEqualTo(2L);
  }

  @Test
  void a_group_that_belonged_nowhere_arrives_with_what_it_has() throws Exception {
    SharedObject free = SharedObject.of("n", 1);
    free.use(
        editor -> {
          editor.put("n", 2);
          onA.use(storage -> storage.put("free", free));
          editor.put("n", 3);
          editor.put("late", Map.of());
        });
    SharedObject late = child(free, "late");
    settle();
    assertThat(child(onB, "free").get("n")).isEqualTo(3L);
    child(onB, "free").use(there -> there.object("late").use(inner -> inner.put("n", 4)));
    settle();
    assertThat(late.get("n")).isEqualTo(4L);
    assertThat(free.object("late")).isSameAs(late);
  }

  @Test
  void a_block_of_another_thread_that_is_inside_what_enters_follows() throws Exception {
    SharedObject free = SharedObject.of("n", 1);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch entered = new CountDownLatch(1);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () ->
                free.use(
                    editor -> {
                      editor.put("n", 2);
                      inside.countDown();
                      Uninterruptibles.awaitUninterruptibly(entered);
                    }));
    inside.await();
    onA.use(storage -> storage.put("free", free));
    settle();
    assertThat(child(onB, "free").get("n")).isEqualTo(1L);
    entered.countDown();
    other.join();
    settle();
    assertThat(child(onB, "free").get("n")).isEqualTo(2L);
  }

  @Test
  void whoever_is_late_and_finds_that_another_member_wrote_publishes_nothing() throws Exception {
    SharedObject free = SharedObject.of("n", 1);
    assertThatThrownBy(
            () ->
                free.use(
                    editor -> {
                      onA.use(storage -> storage.put("free", free));
                      grid.settle();
                      child(onB, "free").use(there -> there.put("n", 5));
                      editor.put("n", 3);
                    }))
        .isInstanceOf(UseLostException.class);
    settle();
    assertThat(free.get("n")).isEqualTo(5L);
  }

  @Test
  void a_group_that_joins_arrives_with_its_new_place() throws Exception {
    onA.use(storage -> storage.put("basket", Map.of()));
    SharedObject free = SharedObject.of("n", 1);
    child(onA, "basket").use(basket -> basket.put("item", free));
    free.use(item -> item.put("n", 2));
    settle();
    assertThat(onB.toMap()).isEqualTo(Map.of("basket", Map.of("item", Map.of("n", 2L))));
  }

  @Test
  void a_block_that_throws_publishes_nothing_anywhere() throws Exception {
    assertThatThrownBy(
            () ->
                onA.use(
                    storage -> {
                      storage.put("half", 1);
                      storage.put("child", Map.of("n", 1));
                      throw new IllegalStateException("planned");
                    }))
        .hasMessage("planned");
    settle();
    assertThat(onB.toMap()).isEmpty();
    assertThat(grid.groups(session.id())).hasSize(1);
  }

  @Test
  void a_member_that_lost_its_lease_publishes_nothing_and_goes_on() throws Exception {
    grid.loseNext(memberA);
    SharedObject free = SharedObject.of("n", 1);
    assertThatThrownBy(
            () ->
                onA.use(
                    storage -> {
                      storage.put("lost", 1);
                      storage.put("free", free);
                    }))
        .isInstanceOf(UseLostException.class);
    assertThat(onA.toMap()).isEmpty();
    assertThat(grid.groups(session.id())).hasSize(1);
    onA.use(storage -> storage.put("free", free));
    settle();
    assertThat(onB.toMap()).isEqualTo(Map.of("free", Map.of("n", 1L)));
  }

  @Test
  void a_block_waits_for_a_block_of_another_member_and_no_longer_than_it_may() {
    onA.use(
        outer ->
            assertThatThrownBy(
                    () ->
                        CompletableFuture.runAsync(
                                () -> onB.use(Duration.ofMillis(20), storage -> {}))
                            .join())
                .hasCauseInstanceOf(UseTimeoutException.class)
                .hasMessageContaining("member A"));
    onB.use(Duration.ofSeconds(10), storage -> storage.put("free", true));
  }

  @Test
  void nothing_is_lost_when_both_members_count_at_once() throws Exception {
    onA.use(storage -> storage.put("counters", Map.of()));
    settle();
    List<CompletableFuture<Void>> threads =
        IntStream.range(0, 8)
            .mapToObj(i -> child(i % 2 == 0 ? onA : onB, "counters"))
            .map(there -> CompletableFuture.runAsync(() -> count(there)))
            .toList();
    threads.forEach(CompletableFuture::join);
    settle();
    assertThat(child(onA, "counters").get("n")).isEqualTo(1600L);
    assertThat(child(onB, "counters").get("n")).isEqualTo(1600L);
  }

  private static void count(SharedObject counters) {
    for (int i = 0; i < 200; i++) {
      counters.use(all -> all.increment("n", 1));
    }
  }

  @Test
  void a_session_that_ends_on_one_member_has_ended_on_all() throws Exception {
    onA.use(storage -> storage.put("x", Map.of()));
    session.close();
    assertThatThrownBy(() -> onB.use(storage -> storage.put("late", 1)))
        .isInstanceOf(SessionClosedException.class);
    settle();
    assertThat(b.of(session.id())).isEmpty();
    assertThat(grid.groups(session.id())).isEmpty();
  }

  @Test
  void who_finds_a_session_while_it_ends_does_not_keep_it_alive() {
    grid.beforeEnd(memberA, () -> assertThat(a.of(session.id())).isPresent());
    session.close();
    assertThat(a.of(session.id())).isEmpty();
  }

  @Test
  void sessions_and_users_are_found_from_every_member() throws Exception {
    assertThat(b.info(session.id()).orElseThrow().member()).isEqualTo("A");
    session.signIn("tester");
    assertThat(b.sessionsOf("tester")).hasSize(1);
    a.application().use(storage -> storage.put("shared", true));
    settle();
    assertThat(b.application().get("shared")).isEqualTo(true);
  }

  @Test
  void a_member_that_is_cut_off_says_so() {
    grid.cutOff(memberB, true);
    assertThatThrownBy(() -> b.of(session.id())).isInstanceOf(StorageUnavailableException.class);
    assertThatThrownBy(() -> onB.use(storage -> storage.put("x", 1)))
        .isInstanceOf(StorageUnavailableException.class);
    assertThat(onB.toMap()).isEmpty();
    grid.cutOff(memberB, false);
    onB.use(storage -> storage.put("x", 1));
  }

  @Test
  void a_session_that_ends_while_its_member_is_cut_off_ends_for_all_when_that_is_back() {
    grid.cutOff(memberA, true);
    session.close();
    assertThat(b.of(session.id())).isPresent();
    grid.cutOff(memberA, false);
    await().untilAsserted(() -> assertThat(b.of(session.id())).isEmpty());
    assertThat(a.of(session.id())).isEmpty();
  }

  @Test
  void an_application_that_stops_leaves_its_web_sessions_to_the_others() throws Exception {
    Session web = a.add(SessionId.random(), SessionKind.WEB, "alice");
    web.storage().use(storage -> storage.put("cart", 1));
    a.leaving();
    web.close();
    a.close();
    grid.settle();
    assertThat(b.of(web.id()).orElseThrow().get("cart")).isEqualTo(1L);
    assertThat(b.of(session.id())).as("what the program opened ends with it").isEmpty();
  }

  @Test
  void the_size_is_known_on_the_other_member() throws Exception {
    SessionManager small =
        new SessionManager(
            Settings.from(name -> name.endsWith("max-storage-size") ? "2KB" : null),
            () -> grid.member("C"));
    onA.use(storage -> storage.put("big", Map.of("text", "x".repeat(1900))));
    SharedObject onC = small.of(session.id()).orElseThrow();
    assertThatThrownBy(() -> onC.use(storage -> storage.put("more", "y".repeat(200))))
        .isInstanceOf(StorageLimitException.class);
    onA.use(storage -> storage.remove("big"));
    onC.use(storage -> storage.put("more", "y".repeat(200)));
    small.close();
  }

  @Test
  void blocks_that_leave_everything_as_it_was_publish_nothing() {
    onA.use(editor -> editor.putAll(Map.of("n", 1, "child", Map.of("n", 1))));
    SharedObject child = child(onA, "child");
    Map<Long, Long> versions = versions();

    onA.use(editor -> editor.put("n", 1));
    onA.use(
        editor -> {
          editor.put("cart", Map.of("n", 1));
          editor.remove("cart");
        });
    child.use(
        editor -> {
          editor.increment("n", 1);
          editor.put("n", 1);
          editor.put("new", Map.of("n", 1));
          editor.remove("new");
        });

    assertThat(versions()).isEqualTo(versions);
    child.use(editor -> editor.increment("n", 1));
    assertThat(versions()).isNotEqualTo(versions);
  }

  private Map<Long, Long> versions() {
    Map<Long, Long> versions = new HashMap<>();
    memberA
        .read(session.id(), grid.groups(session.id()))
        .forEach((group, published) -> versions.put(group, published.version()));
    return versions;
  }

  @Test
  void a_block_that_throws_after_it_has_put_a_child_leaves_nothing_in_the_grid() throws Exception {
    SharedObject free = SharedObject.of("n", 1);
    assertThatThrownBy(
            () ->
                onA.use(
                    editor -> {
                      editor.put("cart", Map.of("f", free));
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    onA.use(editor -> editor.put("cart", Map.of("f", free)));

    settle();
    assertThat(onB.toMap()).isEqualTo(Map.of("cart", Map.of("f", Map.of("n", 1L))));
  }
}
