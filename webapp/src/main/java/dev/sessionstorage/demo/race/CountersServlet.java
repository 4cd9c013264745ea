// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Tells where the counters stand; a visitor without a session has zeros and gets no session. */
@WebServlet("/api/race")
public class CountersServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject SessionStorage sessions;

  public CountersServlet() {
    super(READING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? new Counters(0, 0) : Counters.read(session, sessions.current());
  }
}
