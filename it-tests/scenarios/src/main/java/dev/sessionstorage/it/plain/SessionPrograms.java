// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;

/** What applications do with HTTP sessions and their attributes. */
@WebServlet("/session/*")
public class SessionPrograms extends Programs {
  private static final long serialVersionUID = 1L;

  /** Its programs. */
  public SessionPrograms() {
    on("nothing", (request, response) -> "nothing");
    on("begin", (request, response) -> "new " + request.getSession().isNew());
    on("peek", (request, response) -> peek(request));
    on("names", (request, response) -> names(request.getSession()));
    on("set", (request, response) -> set(request, request.getParameter("value")));
    on("set-bound", (request, response) -> set(request, new Bound(request.getParameter("value"))));
    on("set-null", (request, response) -> set(request, null));
    on("set-again", (request, response) -> setAgain(request.getSession()));
    on("remove", SessionPrograms::remove);
    on("interval", (request, response) -> interval(request.getSession()));
    on("times", (request, response) -> times(request.getSession()));
    on("invalidate", (request, response) -> invalidate(request));
    on("invalidate-twice", (request, response) -> invalidate(request) + invalidate(request));
    on("renew", (request, response) -> renew(request));
    on("change-id", (request, response) -> outcome(() -> changeId(request)));
    on("after-commit", SessionPrograms::afterCommit);
    on("encode", (request, response) -> encode(request, response));
    on("redirect", SessionPrograms::redirect);
  }

  private static String peek(HttpServletRequest request) {
    return "session %s, requested %s, valid %s, cookie %s, URL %s"
        .formatted(
            request.getSession(false) != null,
            request.getRequestedSessionId(),
            request.isRequestedSessionIdValid(),
            request.isRequestedSessionIdFromCookie(),
            request.isRequestedSessionIdFromURL());
  }

  private static String names(HttpSession session) {
    StringBuilder lines = new StringBuilder("all:");
    for (String name : Collections.list(session.getAttributeNames()).stream().sorted().toList()) {
      lines.append("\n").append(name).append(" = ").append(shown(session.getAttribute(name)));
    }
    return lines.toString();
  }

  private static Object set(HttpServletRequest request, Object value) {
    HttpSession session = request.getSession();
    session.setAttribute(request.getParameter("name"), value);
    return outcome(() -> session.getAttribute(request.getParameter("name")));
  }

  private static Object setAgain(HttpSession session) {
    Object bound = session.getAttribute("b");
    session.setAttribute("b", bound);
    return session.getAttribute("b");
  }

  private static Object remove(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession();
    session.removeAttribute(request.getParameter("name"));
    return outcome(() -> session.getAttribute(request.getParameter("name")));
  }

  private static String interval(HttpSession session) {
    int before = session.getMaxInactiveInterval();
    session.setMaxInactiveInterval(before + 60);
    return before + " " + session.getMaxInactiveInterval();
  }

  private static String times(HttpSession session) {
    return "%s, accessed later than created %s, not in the future %s"
        .formatted(
            session.isNew(),
            session.getLastAccessedTime() >= session.getCreationTime(),
            session.getLastAccessedTime() <= System.currentTimeMillis());
  }

  private static String invalidate(HttpServletRequest request) {
    HttpSession session = request.getSession();
    session.invalidate();
    return "get %s, set %s, names %s, id %s, again %s, left %s\n"
        .formatted(
            outcome(() -> session.getAttribute("a")),
            outcome(
                () -> {
                  session.setAttribute("a", 1);
                  return "done";
                }),
            outcome(session::getAttributeNames),
            outcome(() -> session.getId() != null),
            outcome(
                () -> {
                  session.invalidate();
                  return "done";
                }),
            request.getSession(false) != null);
  }

  private static String renew(HttpServletRequest request) {
    HttpSession before = request.getSession();
    before.invalidate();
    HttpSession after = request.getSession();
    after.setAttribute("renewed", "yes");
    return "another %s, new %s, same from now on %s"
        .formatted(
            !Programs.outcome(before::getId).equals(after.getId()),
            after.isNew(),
            request.getSession(false).getId().equals(after.getId()));
  }

  private static String changeId(HttpServletRequest request) {
    HttpSession before = request.getSession(false);
    String id = request.changeSessionId();
    return "of the same session %s, as told %s"
        .formatted(before.getId().equals(id), request.getSession().getId().equals(id));
  }

  private static Object afterCommit(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    write(response, "committed\n");
    response.flushBuffer();
    response.getWriter().print(outcome(() -> request.getSession(false) != null));
    response.getWriter().print(" " + outcome(() -> request.getSession() != null));
    return null;
  }

  private static String encode(HttpServletRequest request, HttpServletResponse response) {
    boolean had = request.getSession(false) != null;
    request.getSession();
    return had + " " + response.encodeURL("peek") + " " + response.encodeRedirectURL("peek");
  }

  private static Object redirect(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    request.getSession().setAttribute("redirected", "yes");
    response.sendRedirect(response.encodeRedirectURL("names"));
    return null;
  }
}
