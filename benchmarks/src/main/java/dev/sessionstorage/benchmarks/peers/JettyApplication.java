// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import jakarta.servlet.http.HttpServlet;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** One servlet on an embedded Jetty, on a free port of this machine only. */
public final class JettyApplication {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final ServletContextHandler context =
      new ServletContextHandler("/", ServletContextHandler.SESSIONS);

  /** Starts it, with whatever is to be added to the application first. */
  public JettyApplication(HttpServlet servlet, Consumer<ServletContextHandler> additions)
      throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    context.addServlet(new ServletHolder(servlet), "/*");
    context.setInitParameter("sessionstorage.cluster", "off"); // the engine is there for --cluster
    additions.accept(context);
    server.setHandler(context);
    server.start();
  }

  public int port() {
    return connector.getLocalPort();
  }

  public ServletContextHandler context() {
    return context;
  }

  public void stop() throws Exception {
    server.stop();
  }
}
