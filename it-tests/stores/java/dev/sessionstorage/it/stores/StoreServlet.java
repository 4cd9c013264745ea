// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a visitor can do to a session; each answer is text. */
final class StoreServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SessionStorage sessions = SessionStorages.of(getServletContext());
    response.setContentType("text/plain");
    response.getWriter().print(answer(request, sessions));
  }

  private static Object answer(HttpServletRequest request, SessionStorage sessions) {
    String id = request.getParameter("id");
    return switch (request.getPathInfo()) {
      case "/nothing" -> "nothing";
      case "/id" -> sessions.id();
      case "/count" -> count(sessions.current());
      case "/count-deep" -> count(sessions.current().objectOrNew("cart"));
      case "/all" -> all(sessions.current());
      case "/of" -> sessions.of(id).map(StoreServlet::all).orElse("none");
      case "/count-of" -> count(sessions.of(id).orElseThrow());
      case "/sign-in" -> signIn(request, sessions);
      case "/user" -> sessions.info(sessions.id()).map(SessionInfo::userName);
      case "/snapshot" -> snapshot(request.getSession(), sessions.current());
      case "/seconds" -> seconds(request);
      case "/end" -> end(request.getSession());
      case "/sessions" ->
          sessions.sessions().map(it -> it.id().toString()).collect(Collectors.joining(" "));
      default -> throw new IllegalArgumentException(request.getPathInfo());
    };
  }

  private static long count(SharedObject object) {
    return object.with(it -> it.increment("n", 1));
  }

  private static String all(SharedObject object) {
    return new TreeMap<>(object.toMap()).toString();
  }

  private static String signIn(HttpServletRequest request, SessionStorage sessions) {
    sessions.signIn(request.getParameter("name"));
    return "signed in";
  }

  /** Keeps a copy as any program keeps its own attributes; gives the one from before. */
  private static Object snapshot(HttpSession http, SharedObject storage) {
    Object before = http.getAttribute("snapshot");
    http.setAttribute("snapshot", storage.toMap());
    return before == null ? "none" : before;
  }

  private static Object seconds(HttpServletRequest request) {
    request.getSession().setMaxInactiveInterval(Integer.parseInt(request.getParameter("n")));
    return "set";
  }

  private static String end(HttpSession http) {
    http.invalidate();
    return "ended";
  }
}
