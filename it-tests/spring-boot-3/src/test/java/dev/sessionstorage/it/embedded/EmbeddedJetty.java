// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.embedded;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ListenerHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty as programs embed it: a servlet context without a web application. */
final class EmbeddedJetty implements Embedding {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final ServletContextHandler handler =
      new ServletContextHandler(ServletContextHandler.SESSIONS);

  EmbeddedJetty() {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(handler);
  }

  @Override
  public void servlet(HttpServlet servlet) {
    handler.addServlet(new ServletHolder(servlet), "/*");
  }

  @Override
  public void atStart(Consumer<ServletContext> initializer) {
    handler.addServletContainerInitializer((classes, it) -> initializer.accept(it));
  }

  @Override
  public void listener(Class<? extends ServletContextListener> listener) {
    handler.getServletHandler().addListener(new ListenerHolder(listener));
  }

  @Override
  public void parameter(String name, String value) {
    handler.setInitParameter(name, value);
  }

  @Override
  public int start() throws Exception {
    server.start();
    return connector.getLocalPort();
  }

  @Override
  public ServletContext context() {
    return handler.getServletContext();
  }

  @Override
  public void stop() throws Exception {
    server.stop();
  }
}
