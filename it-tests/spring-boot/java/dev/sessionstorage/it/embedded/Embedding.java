// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.embedded;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import java.util.function.Consumer;

/** A container in a program that does not look into jars. */
interface Embedding {

  /** Adds a servlet for all paths. */
  void servlet(HttpServlet servlet);

  /** Adds something that is run while the application starts, as an initializer of a jar is. */
  void atStart(Consumer<ServletContext> initializer);

  /** Adds a listener by its class, as web.xml does. */
  void listener(Class<? extends ServletContextListener> listener);

  void parameter(String name, String value);

  /** Starts the container on a free port of this machine, and returns the port. */
  int start() throws Exception;

  ServletContext context();

  void stop() throws Exception;
}
