// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import dev.sessionstorage.Current;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What programs do with the beans. */
@RestController
class ShopController {
  private final SessionStorage sessions;
  private final SharedObject storage;

  ShopController(SessionStorage sessions, @Current SharedObject storage) {
    this.sessions = sessions;
    this.storage = storage;
  }

  @GetMapping("/visit")
  String visit() {
    long visits = storage.with(s -> s.increment("visits", 1));
    return String.valueOf(visits);
  }

  @GetMapping("/visits")
  String visits() {
    Object visits = storage.get("visits");
    return String.valueOf(visits);
  }

  @GetMapping("/id")
  String id() {
    return sessions.id().toString();
  }

  @GetMapping("/visits-of")
  String visitsOf(@RequestParam("id") String id) {
    return sessions.of(id).map(it -> String.valueOf(it.get("visits"))).orElse("gone");
  }

  @GetMapping("/put")
  String put(@RequestParam("id") String id, @RequestParam("text") String text) {
    sessions.of(id).orElseThrow().use(s -> s.put("text", text));
    return text;
  }

  @GetMapping("/text")
  String text() {
    Object text = storage.get("text");
    return String.valueOf(text);
  }

  @GetMapping("/logout")
  String logout(HttpServletRequest request) {
    request.getSession().invalidate();
    return "out";
  }

  @GetMapping("/has-session")
  String hasSession(HttpServletRequest request) {
    return String.valueOf(request.getSession(false) != null);
  }

  /** Whether a second start adds nothing, and the first filter saw the current session. */
  @GetMapping("/filters")
  String filters(HttpServletRequest request) {
    ServletContext context = request.getServletContext();
    int filters = context.getFilterRegistrations().size();
    boolean same = SessionStorages.start(context) == SessionStorages.of(context);
    int added = context.getFilterRegistrations().size() - filters;
    return added + " " + same + " " + request.getAttribute(ShopFilter.SEEN);
  }
}
