// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SharedObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What happens to HTTP sessions. */
@WebServlet("/session/*")
public class SessionServlet extends Operations {
  private static final long serialVersionUID = 1L;

  /** Its operations. */
  public SessionServlet() {
    on("create", (request, response) -> request.getSession().getId());
    on("exists", (request, response) -> request.getSession(false) != null);
    on("seen-at-its-beginning", (request, response) -> seenByListener(request));
    on("change-id", (request, response) -> request.changeSessionId());
    on("invalidate", this::invalidate);
    on("end", SessionServlet::end);
    on("renew", this::renew);
    on("time-out", this::timeOut);
    on("farewell", this::farewell);
    on("hold", (request, response) -> hold(gate(request)));
    on("await-held", (request, response) -> gate(request).awaitArrival());
    on("let-go", (request, response) -> gate(request).open());
  }

  static Gate gate(HttpServletRequest request) {
    return Gate.of(request.getParameter("gate"));
  }

  private String invalidate(HttpServletRequest request, HttpServletResponse response) {
    SharedObject storage = sessions().current();
    request.getSession().invalidate();
    try {
      storage.use(it -> it.put("late", true));
      return "used";
    } catch (SessionClosedException e) {
      return describe(e) + ", read " + storage.toMap();
    }
  }

  /** See {@link SessionLog}: what a listener of the application saw. */
  private static Object seenByListener(HttpServletRequest request) {
    return request.getSession().getAttribute("id-when-created");
  }

  private static String end(HttpServletRequest request, HttpServletResponse response) {
    request.getSession().invalidate();
    return "ended";
  }

  /** As a sign-in does that gives the visitor a fresh session. */
  private String renew(HttpServletRequest request, HttpServletResponse response) {
    Object before = sessions().id();
    request.getSession().invalidate();
    request.getSession(true);
    return before + " " + sessions().id();
  }

  private Object timeOut(HttpServletRequest request, HttpServletResponse response) {
    request.getSession().setMaxInactiveInterval(Integer.parseInt(request.getParameter("seconds")));
    return sessions().id();
  }

  /** See {@link SessionLog}: it is to read the storage when the session ends. */
  private Object farewell(HttpServletRequest request, HttpServletResponse response) {
    request.getSession().setAttribute("farewell", sessions().id().toString());
    return sessions().id();
  }

  /** Stays inside a block until the gate is opened. */
  private String hold(Gate gate) throws InterruptedException {
    SharedObject storage = sessions().current();
    storage.use(
        it -> {
          it.put("inside", true);
          gate.arriveAndWait();
          it.put("finished", true);
        });
    try {
      storage.use(it -> it.put("late", true));
      return "used";
    } catch (SessionClosedException e) {
      return describe(e);
    }
  }
}
