// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Counts visits in an attribute of the HTTP session, as everybody does. */
@WebServlet("/api/race/http-session")
public class HttpSessionServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject Offers offers;

  public HttpSessionServlet() {
    super(WRITING);
  }

  @Override
  // shown: from here
  protected Object answer(HttpServletRequest request) {
    HttpSession session = request.getSession();
    Integer before = (Integer) session.getAttribute("visits");
    int visits = before == null ? 1 : before + 1;
    String offer = offers.forVisit(visits); // 5 ms
    session.setAttribute("visits", visits);
    return new Visit(visits, offer);
  }
  // shown: to here
}
