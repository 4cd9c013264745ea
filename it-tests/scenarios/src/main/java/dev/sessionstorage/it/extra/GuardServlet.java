// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionStorage;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Looks a session up in every kind of thread, behind a decorator. */
@WebServlet("/guard/*")
public class GuardServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient SessionStorage sessions;

  /** For the container. */
  public GuardServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String id = request.getParameter("id");
    Callable<Boolean> search = () -> sessions.of(id).isPresent();
    try {
      response.getWriter().print(answer(request.getPathInfo(), search));
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private Object answer(String path, Callable<Boolean> search) throws Exception {
    return switch (path) {
      case "/support" -> becomeSupport();
      case "/request" -> search.call();
      case "/contextual" -> inThread(sessions.contextual(search));
      case "/opened" -> opened(search, false);
      case "/opened-support" -> opened(search, true);
      default -> inThread(search);
    };
  }

  private String becomeSupport() {
    sessions.current().use(it -> it.put("support", true));
    return "support";
  }

  private static boolean inThread(Callable<Boolean> search) throws Exception {
    FutureTask<Boolean> task = new FutureTask<>(search);
    Thread thread = new Thread(task, "guarded");
    thread.start();
    return task.get();
  }

  private boolean opened(Callable<Boolean> search, boolean support) throws Exception {
    try (OpenedSession job = sessions.open("job")) {
      job.storage().use(it -> it.put("support", support));
      return inThread(() -> job.call(search));
    }
  }
}
