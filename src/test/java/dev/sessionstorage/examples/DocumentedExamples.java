// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.examples;

import dev.sessionstorage.ChangeRegistration;
import dev.sessionstorage.Current;
import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosed;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Every Java example of the documentation, compiled. {@link DocumentationTest} compares them. */
@SuppressWarnings({"unused", "serial", "ClassCanBeStatic"})
final class DocumentedExamples {

  // README: the first ten lines

  @WebServlet("/visits")
  public class VisitsServlet extends HttpServlet {
    @Inject SessionStorage sessions;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      long visits = sessions.current().with(storage -> storage.increment("visits", 1));
      response
          .getWriter()
          .println("Visit " + visits + " of session " + sessions.id().abbreviated());
    }
  }

  SessionStorage sessions;
  SharedObject storage;

  void reading() {
    SharedObject settings = storage.object("settings"); // null when there is none
    String text = settings.get("text", String.class); // no lock, no waiting
    Map<String, Object> all = storage.toMap(); // a deep copy of one published state
  }

  void using(String text) {
    storage
        .objectOrNew("settings")
        .use(
            settings -> {
              settings.put("text", text);
              settings.increment("changes", 1);
            });
  }

  void childrenInOneBlock(BigDecimal price) {
    storage
        .objectOrNew("order")
        .use(
            order -> {
              order.editObject("address").put("city", "Linz");
              order.editCollection("lines").add(Map.of("article", "tea"));
              order.update(
                  "total", BigDecimal.class, total -> total == null ? price : total.add(price));
              order.computeIfAbsent("number", Long.class, name -> nextNumber());
            });
  }

  long nextNumber() {
    return 1;
  }

  // README: from 4D to Java

  void setStorageForASession(String id, String text) {
    SharedObject obj = sessions.of(id).orElseThrow();
    obj.objectOrNew("settings").use(settings -> settings.put("text", text));
  }

  // guide: values

  record Line(String article, int quantity, BigDecimal price) {}

  record Cart(List<Line> lines, String voucher) {}

  void records() {
    storage.use(s -> s.put("cart", new Cart(List.of(new Line("tea", 2, BigDecimal.TEN)), null)));
    Cart cart = storage.object("cart").as(Cart.class);
  }

  void typedCopies() {
    List<Line> lines = storage.object("cart").collection("lines").toList(Line.class);
    List<String> tags = storage.getOrDefault("tags", List.of());
  }

  void collections() {
    SharedCollection history = storage.collectionOrNew("history");
    history.use(
        pages -> {
          pages.add("/start");
          if (pages.size() > 100) {
            pages.removeFirst();
          }
        });
    List<Object> pages = history.toList();
  }

  void severalGroups() {
    storage.use(
        s -> {
          s.put("state", "paying"); // the first level of the storage
          s.object("cart").use(cart -> cart.put("closed", true)); // a group of its own
        });
  }

  void boundedWaiting() {
    storage.use(Duration.ofMillis(200), s -> s.put("seen", true));
  }

  // guide: sessions

  void everySessionOfAUser(String userName, String text) {
    sessions
        .sessionsOf(userName)
        .map(SessionInfo::id)
        .map(sessions::of)
        .flatMap(Optional::stream)
        .forEach(s -> s.objectOrNew("settings").use(settings -> settings.put("text", text)));
  }

  void otherThreads(ExecutorService executor) {
    executor.execute(sessions.contextual(() -> sessions.current().use(s -> s.put("done", true))));
    CompletableFuture<Void> later =
        CompletableFuture.runAsync(this::reading, sessions.contextual(executor));
  }

  void jobs() {
    try (OpenedSession job = sessions.open("nightly import")) {
      job.run(() -> sessions.current().use(s -> s.put("state", "running")));
    }
    sessions.application().use(s -> s.increment("imports", 1));
  }

  void withoutCdi(ServletContext context) {
    SessionStorage sessions = SessionStorages.of(context);
  }

  void withoutAServer() {
    SessionStorage sessions = SessionStorage.standalone();
  }

  // guide: CDI

  public class Greeting {
    @Inject @Current SharedObject storage;

    String text() {
      return storage.getOrDefault("greeting", "Hello");
    }
  }

  void changed(@Observes StorageChanged change) {
    System.out.println(change.id().abbreviated() + " changed " + change.names());
  }

  void waiting(SharedObject order) {
    if (order.await(o -> "paid".equals(o.get("state")), Duration.ofSeconds(30))) {
      ship(order);
    }
  }

  void ship(SharedObject order) {}

  void listening(SharedObject presence, Executor executor) {
    ChangeRegistration watch = presence.onChange(p -> show(p.names()), executor);
  }

  void show(Set<String> names) {}

  void ended(@Observes SessionClosed event) {
    System.out.println("Goodbye " + event.session().userName());
  }
}
