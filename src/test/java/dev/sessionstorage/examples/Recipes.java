// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.examples;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs of the recipes page. {@link RecipesTest} runs them. */
@SuppressWarnings("unused")
final class Recipes {
  private Recipes() {}

  // A cart

  static final class Cart {
    private final SharedObject storage;

    Cart(SharedObject storage) {
      this.storage = storage;
    }

    record Line(String article, int quantity, BigDecimal price) {}

    void add(Line line) {
      storage.collectionOrNew("cart").use(lines -> lines.add(line));
    }

    void remove(String article) {
      storage
          .collectionOrNew("cart")
          .use(
              lines ->
                  lines.removeIf(
                      line ->
                          line instanceof SharedObject object
                              && article.equals(object.get("article"))));
    }

    BigDecimal total() {
      return storage.collectionOrNew("cart").toList(Line.class).stream()
          .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  // A wizard

  static final class Wizard {
    private final SharedObject storage;

    Wizard(SharedObject storage) {
      this.storage = storage;
    }

    record Address(String street, String city) {}

    record Order(Address address, String payment) {}

    void address(Address address) {
      storage.objectOrNew("order").use(order -> order.put("address", address));
    }

    void payment(String payment) {
      storage.objectOrNew("order").use(order -> order.put("payment", payment));
    }

    Order finish() {
      return storage
          .objectOrNew("order")
          .with(
              order -> {
                Order finished = order.as(Order.class);
                order.clear(); // a second click finds nothing to send
                return finished;
              });
    }
  }

  // Notifications

  static final class Notifications {
    private final SessionStorage sessions;

    Notifications(SessionStorage sessions) {
      this.sessions = sessions;
    }

    record Notification(String text, Instant at) {}

    void send(String userName, String text) {
      Notification notification = new Notification(text, Instant.now());
      sessions
          .sessionsOf(userName)
          .map(SessionInfo::id)
          .map(sessions::of)
          .flatMap(Optional::stream)
          .forEach(s -> s.collectionOrNew("notifications").use(list -> list.add(notification)));
    }

    List<Notification> take() {
      return sessions
          .current()
          .collectionOrNew("notifications")
          .with(
              list -> {
                List<Notification> all = list.toList(Notification.class);
                list.clear();
                return all;
              });
    }
  }

  // A rate limit

  static final class RateLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private final SharedObject storage;

    RateLimit(SharedObject storage) {
      this.storage = storage;
    }

    boolean allows(int requestsPerMinute, Instant now) {
      return storage
          .objectOrNew("rate")
          .with(
              rate -> {
                if (now.isAfter(rate.getOrDefault("begin", Instant.EPOCH).plus(WINDOW))) {
                  rate.put("begin", now);
                  rate.put("requests", 0);
                }
                return rate.increment("requests", 1) <= requestsPerMinute;
              });
    }
  }

  // A presence list

  static final class Presence {
    private final SessionStorage sessions;

    Presence(SessionStorage sessions) {
      this.sessions = sessions;
    }

    void seen(String userName) {
      sessions
          .application()
          .objectOrNew("present")
          .use(present -> present.put(userName, Instant.now()));
    }

    List<String> present(Instant since) {
      Map<String, Instant> seen =
          sessions.application().objectOrNew("present").toMap(Instant.class);
      return seen.entrySet().stream()
          .filter(entry -> entry.getValue().isAfter(since))
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }
  }

  // 4D: the three most visited pages of a CRM

  static final class VisitedPages {
    private final SharedObject storage;

    VisitedPages(SharedObject storage) {
      this.storage = storage;
    }

    void visit(String page) {
      storage.objectOrNew("visits").use(visits -> visits.increment(page, 1));
    }

    List<String> mostVisited() {
      return storage.objectOrNew("visits").toMap(Long.class).entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(3)
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  // 4D: a counter that is made when it is first needed

  static long nextNumber(SharedObject storage) {
    return storage.objectOrNew("numbers").with(numbers -> numbers.increment("invoice", 1));
  }

  // 4D: moving between devices

  static void moveTo(SessionStorage sessions, SessionId device) {
    SharedObject open = sessions.current().object("openDocument");
    if (open != null) {
      SharedObject other = sessions.of(device).orElseThrow();
      other.use(storage -> storage.put("openDocument", open.copy()));
    }
  }

  // 4D: a parallel inventory

  static final class Inventory {
    private final SharedObject storage;

    Inventory(SharedObject storage) {
      this.storage = storage;
    }

    /** Each warehouse is counted by a task of its own. */
    void count(String article, long pieces) {
      storage
          .objectOrNew("inventory")
          .use(
              inventory -> {
                inventory.editObject("articles").increment(article, pieces);
                inventory.increment("counted", pieces);
              });
    }

    Map<String, Object> result() {
      return storage.objectOrNew("inventory").toMap(); // articles and their sum: one state
    }
  }
}
