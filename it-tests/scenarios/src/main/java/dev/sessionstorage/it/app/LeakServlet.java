// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.annotation.WebServlet;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Tells what is left of applications that were undeployed. */
@WebServlet(urlPatterns = "/leak/*", loadOnStartup = 1)
public class LeakServlet extends Operations {
  private static final long serialVersionUID = 1L;
  private static final String KEY = "class loaders of all applications";

  /** Its operations. */
  public LeakServlet() {
    on("loaders", (request, response) -> loadersAlive(request.getParameter("path")));
    on("threads", (request, response) -> threads());
  }

  @Override
  public void init() {
    String path = getServletContext().getContextPath();
    loaders().add(Map.entry(path, new WeakReference<>(getClass().getClassLoader())));
  }

  /** The one list that all applications of a JVM can reach without a class of their own. */
  @SuppressWarnings("unchecked")
  private static List<Map.Entry<String, WeakReference<ClassLoader>>> loaders() {
    return (List<Map.Entry<String, WeakReference<ClassLoader>>>)
        System.getProperties().computeIfAbsent(KEY, it -> new CopyOnWriteArrayList<>());
  }

  private static long loadersAlive(String path) {
    System.gc();
    return loaders().stream()
        .filter(it -> it.getKey().equals(path) && it.getValue().get() != null)
        .count();
  }

  /** Threads of other applications: this one runs, and may need its own. */
  private static String threads() {
    ClassLoader own = LeakServlet.class.getClassLoader();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getContextClassLoader() != own)
        .map(Thread::getName)
        .filter(name -> name.startsWith("session-storage"))
        .collect(Collectors.joining(" "));
  }
}
