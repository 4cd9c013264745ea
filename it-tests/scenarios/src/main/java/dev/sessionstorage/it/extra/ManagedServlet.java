// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Threads of Jakarta Concurrency. */
@WebServlet("/managed/*")
@ContextServiceDefinition(
    name = "java:app/concurrent/SessionContext",
    propagated = ContextServiceDefinition.ALL_REMAINING)
@ManagedExecutorDefinition(
    name = ManagedServlet.EXECUTOR,
    context = "java:app/concurrent/SessionContext")
public class ManagedServlet extends HttpServlet {
  static final String EXECUTOR = "java:app/concurrent/SessionExecutor";
  private static final long serialVersionUID = 1L;

  @Inject transient ManagedBean bean;

  @Resource(lookup = EXECUTOR)
  transient ManagedExecutorService ours;

  @Resource transient ManagedExecutorService standard;

  /** For the container. */
  public ManagedServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      response.getWriter().print(answer(request.getPathInfo()));
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private String answer(String path) throws Exception {
    return switch (path) {
      case "/executor" -> ours.submit(this::idOrProblem).get();
      case "/standard" -> standard.submit(this::idOrProblem).get();
      case "/completion" -> ours.supplyAsync(this::idOrProblem).get();
      case "/asynchronous" -> bean.later(this::idOrProblem).get();
      case "/contextual" -> contextual(standard);
      default -> "what?";
    };
  }

  /** The way that works on every server. */
  private String contextual(Executor executor) throws Exception {
    return java.util.concurrent.CompletableFuture.supplyAsync(
            this::idOrProblem, sessions().contextual(executor))
        .get();
  }

  private SessionStorage sessions() {
    return SessionStorages.of(getServletContext());
  }

  private String idOrProblem() {
    try {
      return sessions().id().toString();
    } catch (SessionStorageException e) {
      return e.getClass().getSimpleName();
    }
  }
}
