// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.servlet.WebInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.session.FileSessionDataStoreFactory;

/** A Jetty that keeps HTTP sessions in files, in a process of its own. */
final class WebServer {
  private WebServer() {}

  /** Arguments: a folder, into which the port is written. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    FileSessionDataStoreFactory files = new FileSessionDataStoreFactory();
    files.setStoreDir(folder.resolve("http").toFile());
    server.addBean(files);
    ServletContextHandler application = new ServletContextHandler(ServletContextHandler.SESSIONS);
    application.setContextPath("/app");
    application.addServletContainerInitializer((classes, context) -> begin(context));
    server.setHandler(application);
    server.start();
    Path made = Files.writeString(folder.resolve("new"), "" + connector.getLocalPort());
    Files.move(made, folder.resolve("port"));
  }

  private static void begin(ServletContext context) {
    new WebInitializer().onStartup(null, context);
    context.addServlet("count", new Counting()).addMapping("/count");
  }

  /** Counts the requests of a session and of all. */
  private static final class Counting extends HttpServlet {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var sessions = SessionStorages.of(getServletContext());
      long mine = sessions.current().objectOrNew("cart").with(cart -> cart.increment("n", 1));
      long all = sessions.application().with(storage -> storage.increment("n", 1));
      response.getWriter().print(mine + " of " + all);
    }
  }
}
