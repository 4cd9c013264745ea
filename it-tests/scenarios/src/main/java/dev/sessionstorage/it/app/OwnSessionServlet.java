// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Behind {@link OwnSessionFilter}. */
@WebServlet("/own/*")
public class OwnSessionServlet extends Operations {
  private static final long serialVersionUID = 1L;

  /** Its operations. */
  public OwnSessionServlet() {
    on("count", (request, response) -> sessions().current().with(s -> s.increment("n", 1)));
    on("end", OwnSessionServlet::end);
  }

  private static Object end(HttpServletRequest request, HttpServletResponse response) {
    request.getSession().invalidate();
    return "ended";
  }
}
