// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All ways in which a request goes on elsewhere. */
@WebServlet(urlPatterns = "/dispatch/*", asyncSupported = true)
public class DispatchServlet extends Operations {
  private static final long serialVersionUID = 1L;

  private transient ExecutorService workers;

  /** Its operations. */
  public DispatchServlet() {
    on("forward", DispatchServlet::forward);
    on("include", this::include);
    on("error", DispatchServlet::error);
    on("trouble", this::trouble);
    on("async-dispatch", DispatchServlet::asyncDispatch);
    on("async-dispatch-elsewhere", this::asyncDispatchElsewhere);
    on("async-complete", this::asyncComplete);
    on("async-start", this::asyncStart);
    on("async-timeout", this::asyncTimeout);
  }

  @Override
  public void init() {
    workers = Executors.newFixedThreadPool(2);
  }

  @Override
  public void destroy() {
    workers.shutdownNow();
  }

  private static Object forward(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher("/target/id").forward(request, response);
    return null;
  }

  /** The session must still be bound when the included servlet has finished. */
  private Object include(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher("/target/id").include(request, response);
    return " " + sessions().id();
  }

  private static Object error(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(418);
    return null;
  }

  private Object trouble(HttpServletRequest request, HttpServletResponse response) throws Trouble {
    sessions().current().use(it -> it.put("before-trouble", true));
    throw new Trouble();
  }

  private static Object asyncDispatch(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().dispatch("/target/id");
    return null;
  }

  private Object asyncDispatchElsewhere(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    workers.execute(() -> async.dispatch("/target/id"));
    return null;
  }

  private Object asyncComplete(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    workers.execute(sessions().contextual(() -> Answers.complete(async, sessions())));
    return null;
  }

  private Object asyncStart(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.start(sessions().contextual(() -> Answers.complete(async, sessions())));
    return null;
  }

  private Object asyncTimeout(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.setTimeout(100);
    async.addListener(
        new TimeoutListener(sessions().contextual(() -> Answers.complete(async, sessions()))));
    return null;
  }
}
