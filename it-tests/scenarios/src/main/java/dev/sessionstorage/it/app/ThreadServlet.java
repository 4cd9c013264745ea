// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorageException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that serve no request. */
@WebServlet("/thread/*")
public class ThreadServlet extends Operations {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Future<String>> outcomes = new ConcurrentHashMap<>();
  private transient ExecutorService single;
  private transient ExecutorService many;

  /** Its operations. */
  public ThreadServlet() {
    on("plain", (request, response) -> single.submit(this::idOrProblem).get());
    on("runnable", (request, response) -> runnable());
    on("callable", (request, response) -> single.submit(callable()).get());
    on("executor", (request, response) -> supply());
    on("opened", (request, response) -> opened());
    on("job", (request, response) -> single.submit(this::job).get());
    on("outlive", this::outlive);
    on("outcome", (request, response) -> outcome(request.getParameter("gate")));
    on("kind", (request, response) -> kind());
    on("leaks", (request, response) -> LeakListener.leaks());
  }

  @Override
  public void init() {
    single = Executors.newSingleThreadExecutor();
    many = Executors.newCachedThreadPool();
  }

  @Override
  public void destroy() {
    single.shutdownNow();
    many.shutdownNow();
  }

  /** {@code Thread.isVirtual()} is not there in JDK 17. */
  private static String kind() {
    return Thread.currentThread().toString().startsWith("VirtualThread") ? "virtual" : "platform";
  }

  private String idOrProblem() {
    try {
      return sessions().id().toString();
    } catch (SessionStorageException e) {
      return describe(e);
    }
  }

  private String runnable() throws Exception {
    CompletableFuture<SessionId> id = new CompletableFuture<>();
    single.execute(
        sessions()
            .contextual(
                () -> {
                  id.complete(sessions().id());
                }));
    return id.get(20, TimeUnit.SECONDS).toString();
  }

  private java.util.concurrent.Callable<SessionId> callable() {
    return sessions().contextual(() -> sessions().id());
  }

  private String supply() throws Exception {
    return CompletableFuture.supplyAsync(this::idOrProblem, sessions().contextual(single))
        .get(20, TimeUnit.SECONDS);
  }

  private String opened() throws Exception {
    try (OpenedSession session = sessions().open("nightly import")) {
      SessionId inside = single.submit(() -> session.call(() -> sessions().id())).get();
      return inside.equals(session.id()) ? "inside" : "elsewhere";
    }
  }

  private String job() {
    return sessions().application().with(it -> "job " + it.increment("jobs", 1));
  }

  /** Work that goes on after its session. */
  private Object outlive(HttpServletRequest request, HttpServletResponse response) {
    Gate gate = SessionServlet.gate(request);
    SessionId id = sessions().id(); // a task takes along the session that there is
    outcomes.put(
        request.getParameter("gate"),
        many.submit(
            sessions()
                .contextual(
                    () -> {
                      gate.arriveAndWait();
                      return idOrProblem();
                    })));
    return id;
  }

  private String outcome(String name) throws Exception {
    return outcomes.remove(name).get(20, TimeUnit.SECONDS);
  }
}
