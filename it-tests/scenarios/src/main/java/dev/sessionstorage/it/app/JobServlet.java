// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.ObjectEditor;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A job that works now and then, in the session of the request that starts it. */
@WebServlet("/job/*")
public class JobServlet extends Operations {
  private static final long serialVersionUID = 1L;

  private transient ScheduledExecutorService timer;

  /** Its operations. */
  public JobServlet() {
    on("start", this::start);
    on("stop", (request, response) -> timer.shutdownNow().size());
  }

  @Override
  public void init() {
    timer = Executors.newSingleThreadScheduledExecutor();
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }

  private Object start(HttpServletRequest request, HttpServletResponse response) {
    Runnable work = sessions().contextual(() -> sessions().current().use(this::work));
    Object unused = timer.scheduleWithFixedDelay(work, 0, 200, TimeUnit.MILLISECONDS);
    return sessions().id();
  }

  private void work(ObjectEditor storage) {
    storage.increment("steps", 1);
  }
}
