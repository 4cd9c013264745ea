// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import dev.sessionstorage.it.Client;
import java.net.URI;

/** A server in this JVM with applications in it; knows the user {@code alice}, {@code secret}. */
abstract class Server implements AutoCloseable {

  /** Those that each test runs on. */
  enum Kind {
    TOMCAT,
    JETTY;

    /** Starts one. */
    Server start(App... apps) throws Exception {
      Server server = this == TOMCAT ? new TomcatServer() : new JettyServer();
      for (App app : apps) {
        server.add(app);
      }
      server.start();
      return server;
    }
  }

  abstract void add(App app) throws Exception;

  abstract void start() throws Exception;

  abstract int port();

  /** How often somebody has tried to log in until now. */
  abstract int logins();

  abstract void stop() throws Exception;

  @Override
  public final void close() {
    try {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
  }

  /** A new browser that looks at an application. */
  Client browser(String path) {
    return Client.of(URI.create("http://127.0.0.1:" + port() + path + "/"));
  }
}
