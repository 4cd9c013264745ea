// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Counts visits in the storage of the session. */
@WebServlet("/api/race/session-storage")
public class SessionStorageServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject SessionStorage sessions;
  @Inject Offers offers;

  public SessionStorageServlet() {
    super(WRITING);
  }

  @Override
  // shown: from here
  protected Object answer(HttpServletRequest request) {
    SharedObject storage = sessions.current();
    long visits = storage.with(s -> s.increment("visits", 1));
    String offer = offers.forVisit(visits); // 5 ms
    return new Visit(visits, offer);
  }
  // shown: to here
}
