// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.child;

import dev.sessionstorage.benchmarks.peers.JettyApplication;
import dev.sessionstorage.benchmarks.report.Contestant;
import dev.sessionstorage.servlet.WebInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** A Jetty with one application: without anything, with the jar, or with Spring Session. */
public final class Server {

  private Server() {}

  public static void main(String[] arguments) throws Exception {
    JettyApplication jetty =
        new JettyApplication(new Visits(), additions(Contestant.valueOf(arguments[0])));
    System.out.println(jetty.port());
    int end = System.in.read(); // nothing comes: it ends with the process that started this one
    System.exit(Math.min(end, 0));
  }

  private static Consumer<ServletContextHandler> additions(Contestant contestant) {
    return switch (contestant) {
      case SESSION_STORAGE ->
          context -> context.addServletContainerInitializer(new WebInitializer());
      case SPRING ->
          context -> context.addFilter(springFilter(), "/*", EnumSet.allOf(DispatcherType.class));
      default -> context -> {};
    };
  }

  private static FilterHolder springFilter() {
    return new FilterHolder(
        new SessionRepositoryFilter<>(new MapSessionRepository(new ConcurrentHashMap<>())));
  }

  /** Counts in the HTTP session, the same on all three. */
  private static final class Visits extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      HttpSession session = request.getSession();
      Long visits = (Long) session.getAttribute("visits");
      session.setAttribute("visits", visits == null ? 1L : visits + 1);
      response.setContentType("text/plain");
      response.setContentLength(6);
      response.getOutputStream().print("visits");
    }
  }
}
