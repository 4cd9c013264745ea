// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Server-sent events: tells a browser what others change in the storage of its session. */
@WebServlet(urlPatterns = "/stream/*", asyncSupported = true)
public class StreamServlet extends Operations {
  private static final long serialVersionUID = 1L;

  private transient ExecutorService worker;

  /** Its operations. */
  public StreamServlet() {
    on("open", this::open);
    on("tell", this::tell);
    on("push", (request, response) -> push(SessionId.parse(request.getParameter("id"))));
  }

  @Override
  public void init() {
    worker = Executors.newSingleThreadExecutor();
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }

  private Object open(HttpServletRequest request, HttpServletResponse response) throws Exception {
    response.setContentType("text/event-stream");
    SessionId id = sessions().id();
    AsyncContext async = request.startAsync();
    async.setTimeout(30_000);
    Streams.send(async, "open");
    Streams.open(id, async, sessions().contextual(this::news));
    Streams.send(async, "ready");
    return null;
  }

  private String news() {
    SharedObject storage = sessions().current();
    return storage.getOrDefault("news", storage.getOrDefault("headline", "none"));
  }

  /** Changes the storage of another session, and has a thread without a request push it. */
  private Object tell(HttpServletRequest request, HttpServletResponse response) throws Exception {
    SessionId id = SessionId.parse(request.getParameter("id"));
    SharedObject theirs = sessions().of(id).orElseThrow();
    theirs.use(it -> it.put("news", request.getParameter("news")));
    push(id);
    return sessions().id();
  }

  private String push(SessionId id) throws Exception {
    worker.submit(() -> Streams.push(id)).get();
    return "pushed";
  }
}
