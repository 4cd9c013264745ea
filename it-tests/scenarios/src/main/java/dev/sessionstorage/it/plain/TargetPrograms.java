// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Where dispatches go. */
@WebServlet("/target/*")
public class TargetPrograms extends Programs {
  private static final long serialVersionUID = 1L;

  /** Its programs. */
  public TargetPrograms() {
    on("peek", (request, response) -> peek(request));
    on(
        "begin",
        (request, response) -> outcome(() -> request.getSession() != null) + "\n" + peek(request));
    on("end", (request, response) -> end(request));
    on("error", (request, response) -> "error page, " + error(request));
    on("attribute", (request, response) -> attribute(request));
  }

  private static String peek(HttpServletRequest request) {
    return "%s at %s, forwarded from %s, given %s, session %s"
        .formatted(
            request.getDispatcherType(),
            request.getServletPath(),
            request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH),
            request.getAttribute("given"),
            request.getSession(false) != null);
  }

  private static String end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    return peek(request);
  }

  private static String error(HttpServletRequest request) {
    return "status %s, exception %s, message %s, from %s, session %s"
        .formatted(
            request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE),
            request.getAttribute(RequestDispatcher.ERROR_EXCEPTION_TYPE),
            request.getAttribute(RequestDispatcher.ERROR_MESSAGE),
            request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
            request.getSession(false) != null);
  }

  private static String attribute(HttpServletRequest request) {
    HttpSession session = request.getSession();
    Object before = session.getAttribute("owner");
    session.setAttribute("owner", "the other application");
    return "owner was " + before;
  }
}
