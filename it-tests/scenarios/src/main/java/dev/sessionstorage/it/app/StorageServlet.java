// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SharedObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The storages, by the entry point that needs no CDI. */
@WebServlet("/storage/*")
public class StorageServlet extends Operations {
  private static final long serialVersionUID = 1L;

  /** Its operations. */
  public StorageServlet() {
    on("nothing", (request, response) -> "nothing");
    on("id", (request, response) -> sessions().id());
    on("all", (request, response) -> new TreeMap<>(sessions().current().toMap()));
    on("get", (request, response) -> String.valueOf(current().get(name(request))));
    on("put", (request, response) -> put(current(), request));
    on("add", (request, response) -> current().with(it -> addOne(it, name(request))));
    on("add-of", (request, response) -> of(request).with(it -> addOne(it, name(request))));
    on("of", (request, response) -> show(request.getParameter("id")));
    on("put-of", (request, response) -> put(of(request), request));
    on("info", (request, response) -> sessions().info(id(request)).map(Object::toString));
    on("sign-in", this::signIn);
    on("sessions-of", (request, response) -> ids(sessions().sessionsOf(name(request))));
    on("sessions", (request, response) -> ids(sessions().sessions()));
    on("application", (request, response) -> new TreeMap<>(sessions().application().toMap()));
    on("late", this::late);
  }

  private SharedObject current() {
    return sessions().current();
  }

  private static String name(HttpServletRequest request) {
    return request.getParameter("name");
  }

  private static SessionId id(HttpServletRequest request) {
    return SessionId.parse(request.getParameter("id"));
  }

  private SharedObject of(HttpServletRequest request) {
    return sessions().of(id(request)).orElseThrow();
  }

  private static String put(SharedObject target, HttpServletRequest request) {
    target.use(it -> it.put(name(request), request.getParameter("value")));
    return "put";
  }

  /** Reads, then writes: what a lock must make one step of. */
  private static long addOne(dev.sessionstorage.ObjectEditor editor, String name) {
    long sum = editor.getOrDefault(name, 0L) + 1;
    Thread.onSpinWait();
    editor.put(name, sum);
    return sum;
  }

  private String show(String id) {
    return sessions().of(id).map(it -> new TreeMap<>(it.toMap()).toString()).orElse("none");
  }

  private String signIn(HttpServletRequest request, HttpServletResponse response) {
    sessions().signIn(name(request));
    return sessions().id().toString();
  }

  private static String ids(Stream<SessionInfo> sessions) {
    return sessions.map(it -> it.id().toString()).sorted().collect(Collectors.joining(" "));
  }

  /** Asks for the session when the answer is on its way already. */
  private Object late(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.getWriter().print("early ");
    response.flushBuffer();
    try {
      return sessions().id();
    } catch (NoCurrentSessionException e) {
      return describe(e);
    }
  }
}
