// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.examples.Recipes.Cart;
import dev.sessionstorage.examples.Recipes.Inventory;
import dev.sessionstorage.examples.Recipes.Notifications;
import dev.sessionstorage.examples.Recipes.Presence;
import dev.sessionstorage.examples.Recipes.RateLimit;
import dev.sessionstorage.examples.Recipes.VisitedPages;
import dev.sessionstorage.examples.Recipes.Wizard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recipes do what the page says. */
class RecipesTest {
  private final SessionStorage sessions = SessionStorage.standalone();
  private final OpenedSession session = sessions.open("recipes");
  private final SharedObject storage = session.storage();

  @AfterEach
  void end() {
    session.close();
  }

  @Test
  void a_cart_adds_removes_and_totals() {
    Cart cart = new Cart(storage);
    cart.add(new Cart.Line("tea", 2, new BigDecimal("4.50")));
    cart.add(new Cart.Line("cup", 1, new BigDecimal("7.00")));

    assertThat(cart.total()).isEqualByComparingTo("16");
    cart.remove("tea");
    assertThat(cart.total()).isEqualByComparingTo("7");
  }

  @Test
  void a_wizard_gathers_its_pages_and_sends_the_order_once() {
    Wizard wizard = new Wizard(storage);
    Wizard.Address address = new Wizard.Address("Main Street 1", "Linz");
    wizard.address(address);
    wizard.payment("card");

    assertThat(wizard.finish()).isEqualTo(new Wizard.Order(address, "card"));
    assertThat(wizard.finish()).isEqualTo(new Wizard.Order(null, null));
  }

  @Test
  void notifications_reach_every_session_of_a_user_and_are_taken_once() throws Exception {
    Notifications notifications = new Notifications(sessions);
    session.run(() -> sessions.signIn("alice"));
    notifications.send("alice", "Your parcel is here");

    assertThat(session.call(notifications::take))
        .extracting(Notifications.Notification::text)
        .containsExactly("Your parcel is here");
    assertThat(session.call(notifications::take)).isEmpty();
  }

  @Test
  void a_rate_limit_counts_per_minute_whatever_the_number_of_threads() throws Exception {
    RateLimit limit = new RateLimit(storage);
    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(parallel(40, () -> limit.allows(25, now)))
        .filteredOn(allowed -> allowed)
        .hasSize(25);
    assertThat(limit.allows(25, now.plusSeconds(61))).isTrue();
  }

  @Test
  void a_presence_list_shows_who_was_seen() {
    Presence presence = new Presence(sessions);
    Instant before = Instant.now().minusSeconds(1);
    presence.seen("bob");
    presence.seen("alice");

    assertThat(presence.present(before)).containsExactly("alice", "bob");
    assertThat(presence.present(Instant.now().plusSeconds(60))).isEmpty();
  }

  @Test
  void the_three_most_visited_pages() {
    VisitedPages pages = new VisitedPages(storage);
    Map.of("customers", 4, "orders", 3, "start", 9, "help", 1)
        .forEach((page, visits) -> IntStream.range(0, visits).forEach(i -> pages.visit(page)));

    assertThat(pages.mostVisited()).containsExactly("start", "customers", "orders");
  }

  @Test
  void a_counter_is_made_when_it_is_first_needed_and_gives_each_number_once() throws Exception {
    assertThat(parallel(50, () -> Recipes.nextNumber(storage))).doesNotHaveDuplicates();
    assertThat(Recipes.nextNumber(storage)).isEqualTo(51);
  }

  @Test
  void what_is_open_moves_to_another_device() {
    storage.use(s -> s.put("openDocument", Map.of("name", "offer", "page", 3)));
    try (OpenedSession tablet = sessions.open("tablet")) {
      session.run(() -> Recipes.moveTo(sessions, tablet.id()));

      assertThat(tablet.storage().object("openDocument").toMap())
          .isEqualTo(Map.of("name", "offer", "page", 3L));
    }
  }

  @Test
  void an_inventory_is_counted_in_parallel() throws Exception {
    Inventory inventory = new Inventory(storage);
    List<Boolean> done =
        parallel(
            40,
            () -> {
              inventory.count("tea", 2);
              inventory.count("cup", 1);
              return true;
            });

    assertThat(done).hasSize(40);
    assertThat(inventory.result())
        .isEqualTo(Map.of("articles", Map.of("tea", 80L, "cup", 40L), "counted", 120L));
  }

  private static <T> List<T> parallel(int tasks, Callable<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<T>> results =
          threads.invokeAll(IntStream.range(0, tasks).mapToObj(i -> task).toList());
      List<T> values = new java.util.ArrayList<>();
      for (Future<T> result : results) {
        values.add(result.get());
      }
      return values;
    } finally {
      threads.shutdownNow();
    }
  }
}
