// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What many of the applications do. */
final class Pages {

  private Pages() {}

  static SessionStorage sessions(HttpServletRequest q) {
    return SessionStorages.of(q.getServletContext());
  }

  /** Counts in the storage of the current session. */
  static Object count(HttpServletRequest q, HttpServletResponse r) {
    return sessions(q).current().with(s -> s.increment("n", 1));
  }

  /** The id and the storage of the current session. */
  static Object session(HttpServletRequest q, HttpServletResponse r) {
    return sessions(q).id() + " " + sessions(q).current().toMap();
  }

  /** Ends the HTTP session that the application sees, if there is one. */
  static Object logout(HttpServletRequest q, HttpServletResponse r) {
    if (q.getSession(false) != null) {
      q.getSession(false).invalidate();
    }
    return "bye";
  }
}
