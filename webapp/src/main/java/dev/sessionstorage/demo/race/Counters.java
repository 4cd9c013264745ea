// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

import dev.sessionstorage.SharedObject;
import jakarta.servlet.http.HttpSession;

/** Where both counters stand. */
record Counters(long httpSession, long sessionStorage) {
  private static final String VISITS = "visits";

  static Counters read(HttpSession session, SharedObject storage) {
    long visits = session.getAttribute(VISITS) instanceof Integer number ? number : 0;
    return new Counters(visits, storage.getOrDefault(VISITS, 0L));
  }

  static void reset(HttpSession session, SharedObject storage) {
    session.setAttribute(VISITS, 0);
    storage.use(s -> s.put(VISITS, 0));
  }
}
