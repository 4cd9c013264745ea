// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseAction;
import dev.sessionstorage.UseUnknownException;
import dev.sessionstorage.session.SessionListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of which nobody can say at first whether they were published. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnknownOutcomeTest extends TwoMembers {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final int ROUNDS = 500;

  private void unknown(SharedObject object, UseAction<ObjectEditor, RuntimeException> block) {
    unknownNext();
    assertThatThrownBy(() -> object.use(block))
        .isInstanceOf(UseUnknownException.class)
        .hasMessageContaining("may or may not")
        .hasMessageContaining("settled before anybody uses the group again");
  }

  private static void refused(SharedObject object) {
    assertThatThrownBy(() -> object.use(SHORT, editor -> editor.put("early", true)))
        .isInstanceOf(StorageUnavailableException.class)
        .isNotInstanceOf(UseUnknownException.class)
        .hasMessageContaining("not known yet");
  }

  private static void count(SharedObject object) {
    for (int i = 0; i < 20; i++) {
      object.use(editor -> editor.increment("n", 1));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_child_that_was_put_in_counts_on_where_it_belongs(boolean told) throws Exception {
    SharedObject cart = SharedObject.of("n", 0);
    unknown(onA, storage -> storage.put("cart", cart));
    refused(cart);
    refused(onA);
    assertThat(onA.toMap()).isEmpty();

    undecided().decide(true, told);
    if (!told) {
      onB.use(storage -> storage.put("since", 1));
    }
    count(cart);
    settle();

    assertThat(child(onB, "cart").get("n")).isEqualTo(20L);
    assertThat(child(onA, "cart")).isSameAs(cart);
    onA.use(storage -> storage.put("other", Map.of()));
    assertThat(groups()).isEqualTo(3);
  }

  @Test
  void a_child_that_was_not_put_in_belongs_nowhere_and_can_be_put_in_again() throws Exception {
    SharedObject cart = SharedObject.of("n", 0);
    unknown(onA, storage -> storage.put("cart", cart));
    undecided().decide(false, true);

    count(cart);
    settle();
    assertThat(onB.toMap()).isEmpty();
    assertThat(groups()).isEqualTo(1);
    onA.use(storage -> storage.put("cart", cart));
    settle();
    count(child(onB, "cart"));
    count(cart);
    settle();
    assertThat(onB.toMap()).isEqualTo(Map.of("cart", Map.of("n", 60L)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_left_the_block_is_the_same_object_later(boolean published) throws Exception {
    List<SharedObject> made = new ArrayList<>();
    unknown(
        onA,
        storage -> {
          storage.put("cart", Map.of("n", 0, "item", Map.of("n", 0)));
          made.add(requireNonNull(onA.object("cart")));
          made.add(child(made.get(0), "item"));
        });
    refused(made.get(1));
    undecided().decide(published, true);
    count(made.get(0));
    count(made.get(1));
    settle();

    if (published) {
      Map<String, Object> cart = Map.of("n", 20L, "item", Map.of("n", 20L));
      assertThat(onB.toMap()).isEqualTo(Map.of("cart", cart));
      assertThat(child(onA, "cart")).isSameAs(made.get(0));
      assertThat(child(made.get(0), "item")).isSameAs(made.get(1));
    } else {
      assertThat(onA.toMap()).isEmpty();
      assertThat(groups()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_group_that_joined_a_child_is_where_the_outcome_says(boolean published) throws Exception {
    onA.use(storage -> storage.put("cart", Map.of()));
    SharedObject item = SharedObject.of("n", 0);
    unknown(child(onA, "cart"), cart -> cart.put("item", item));
    refused(item);
    undecided().decide(published, true);
    count(item);
    settle();

    assertThat(item.get("n")).isEqualTo(20L);
    assertThat(child(onB, "cart").toMap())
        .isEqualTo(published ? Map.of("item", Map.of("n", 20L)) : Map.of());
    if (!published) {
      onA.use(storage -> storage.put("free", item));
    }
  }

  @Test
  void elements_that_were_added_keep_their_identity() throws Exception {
    onA.use(storage -> storage.put("cart", Map.of("items", List.of())));
    SharedCollection items = requireNonNull(child(onA, "cart").collection("items"));
    List<SharedObject> made = new ArrayList<>();
    unknownNext();
    assertThatThrownBy(
            () ->
                items.use(
                    all -> {
                      all.add(Map.of("n", 0));
                      made.add(requireNonNull(items.object(0)));
                    }))
        .isInstanceOf(UseUnknownException.class);
    undecided().decide(true, true);
    settle();
    assertThat(items.object(0)).isSameAs(made.get(0));
    count(made.get(0));
    settle();
    assertThat(onB.toMap()).isEqualTo(Map.of("cart", Map.of("items", List.of(Map.of("n", 20L)))));
  }

  @Test
  void a_block_waits_until_it_is_settled() throws Exception {
    onA.use(storage -> storage.put("n", 1));
    unknown(onA, storage -> storage.increment("n", 1));
    CompletableFuture<Void> next =
        CompletableFuture.runAsync(() -> onA.use(storage -> storage.increment("n", 1)));
    assertThat(onA.get("n")).as("readers do not wait").isEqualTo(1L);
    undecided().decide(true, true);
    next.get(20, SECONDS);
    assertThat(onA.get("n")).isEqualTo(3L);
    settle();
    assertThat(onB.get("n")).isEqualTo(3L);
  }

  @Test
  void when_it_is_settled_readers_see_it_and_observers_hear_of_it() throws Exception {
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    var watch = onA.onChange(storage -> seen.add(storage.toMap()), Runnable::run);
    unknown(onA, storage -> storage.put("n", 1));
    assertThat(seen).isEmpty();
    undecided().decide(true, true);
    settle();
    assertThat(onA.get("n")).isEqualTo(1L);
    assertThat(seen).containsExactly(Map.of("n", 1L));
    watch.close();
  }

  @Test
  void what_another_member_published_instead_replaces_it() throws Exception {
    SharedObject cart = SharedObject.of("n", 0);
    unknown(onA, storage -> storage.put("cart", cart));
    undecided().decide(false, true);
    onB.use(storage -> storage.put("cart", Map.of("n", 7)));
    settle();
    assertThat(onA.toMap()).isEqualTo(Map.of("cart", Map.of("n", 7L)));
    assertThat(child(onA, "cart")).isNotSameAs(cart);
    count(cart);
    settle();
    assertThat(onB.toMap()).isEqualTo(Map.of("cart", Map.of("n", 7L)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_block_that_was_inside_the_child_meanwhile_follows(boolean published) throws Exception {
    SharedObject cart = SharedObject.of("n", 0);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () ->
                cart.use(
                    editor -> {
                      editor.put("n", 5);
                      inside.countDown();
                      Uninterruptibles.awaitUninterruptibly(go);
                    }));
    inside.await();
    unknown(onA, storage -> storage.put("cart", cart));
    go.countDown();
    undecided().decide(published, true);
    other.get(20, SECONDS);
    settle();
    assertThat(cart.get("n")).isEqualTo(5L);
    assertThat(onB.toMap()).isEqualTo(published ? Map.of("cart", Map.of("n", 5L)) : Map.of());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_block_in_the_child_around_the_one_that_put_it_in_goes_on(boolean published)
      throws Exception {
    SharedObject cart = SharedObject.of("n", 0);
    cart.use(
        editor -> {
          editor.put("n", 1);
          unknown(onA, storage -> storage.put("cart", cart));
          undecided().decide(published, true);
          editor.put("n", 2);
        });
    settle();
    assertThat(cart.get("n")).isEqualTo(2L);
    assertThat(onB.toMap()).isEqualTo(published ? Map.of("cart", Map.of("n", 2L)) : Map.of());
  }

  @Test
  void observers_are_told_outside_the_lock_whoever_settles() throws Exception {
    CountDownLatch news = new CountDownLatch(1);
    CompletableFuture<Boolean> entered = new CompletableFuture<>();
    OpenedSession observed = a.open("observed");
    a.addListener(
        new SessionListener() {
          @Override
          public boolean observesChanges() {
            return true;
          }

          @Override
          public void changed(StorageChanged change) {
            boolean unused = entered.complete(CompletableFuture.supplyAsync(() -> enters()).join());
          }

          private boolean enters() {
            a.of(observed.id()).orElseThrow().use(Duration.ofSeconds(1), storage -> {});
            return true;
          }
        });
    unknown(observed.storage(), storage -> storage.put("n", 1));
    memberA.execute(observed.id(), () -> Uninterruptibles.awaitUninterruptibly(news));
    undecided().decide(true, true);
    observed.storage().use(storage -> assertThat(storage.get("n")).isEqualTo(1L));
    news.countDown();
    assertThat(entered.get(20, SECONDS)).isTrue();
  }

  @Test
  void whenever_the_outcome_comes_it_is_settled_once() throws Exception {
    CompletableFuture<Void> decider = CompletableFuture.runAsync(this::decideAlways);
    long unknown = 0;
    for (int i = 0; i < ROUNDS; i++) {
      SharedObject made = SharedObject.of("n", 0);
      unknownNext();
      try {
        onA.use(storage -> storage.put("last", made));
      } catch (UseUnknownException e) {
        unknown++;
      }
      made.use(last -> last.increment("n", 1));
      onA.use(storage -> storage.increment("n", 1));
    }
    decider.get(30, SECONDS);
    settle();
    assertThat(unknown).isEqualTo(ROUNDS);
    assertThat(onA.get("n")).isEqualTo((long) ROUNDS);
    assertThat(child(onA, "last").get("n")).isEqualTo(1L);
    assertThat(onB.toMap()).isEqualTo(onA.toMap());
  }

  /** Every other one is published, the last included. */
  private void decideAlways() {
    MemoryLease.Undecided last = null;
    for (int i = 0; i < ROUNDS; i++) {
      MemoryLease.Undecided next = memberA.undecided;
      while (next == null || next.equals(last)) {
        Thread.onSpinWait();
        next = memberA.undecided;
      }
      next.decide(i % 2 == 1, true);
      last = next;
    }
  }

  @Test
  void a_session_that_ends_meanwhile_has_ended() throws Exception {
    SharedObject cart = SharedObject.of("n", 0);
    unknown(onA, storage -> storage.put("cart", cart));
    memberB.end(session.id());
    undecided().decide(true, true);
    settle();
    assertThat(a.of(session.id())).isEmpty();
    try {
      count(cart); // it belongs nowhere again, or the end of the session was known first
      assertThat(cart.get("n")).isEqualTo(20L);
    } catch (SessionClosedException e) {
      assertThat(cart.get("n")).isEqualTo(0L);
    }
  }
}
