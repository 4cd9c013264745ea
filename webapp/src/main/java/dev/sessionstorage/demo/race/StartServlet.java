// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Sets both counters back to zero. */
@WebServlet("/api/race/start")
public class StartServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject SessionStorage sessions;

  public StartServlet() {
    super(WRITING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    Counters.reset(request.getSession(), sessions.current());
    return new Counters(0, 0);
  }
}
