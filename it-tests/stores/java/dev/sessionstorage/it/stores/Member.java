// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.it.Client;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.servlet.WebInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A server in this JVM with one application, which has the library. */
abstract class Member implements AutoCloseable {
  private final AtomicInteger replaced = new AtomicInteger();
  private ServletContext context;

  abstract Member start() throws Exception;

  abstract int port();

  abstract void stop() throws Exception;

  @Override
  public final void close() {
    try {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
  }

  /** Fills the application while it starts. */
  final void begin(ServletContext starting) {
    context = starting;
    starting.addListener(new Replacements());
    new WebInitializer().onStartup(null, starting);
    starting.addServlet("store", new StoreServlet()).addMapping("/store/*");
  }

  /** A browser that looks at this member from now on. */
  final Client seenBy(Client browser) {
    return browser.at(URI.create("http://127.0.0.1:" + port() + "/app/store/"));
  }

  final SessionStorage sessions() {
    return SessionStorages.of(context);
  }

  /** How often an attribute of an HTTP session was set again. */
  final int replaced() {
    return replaced.get();
  }

  /** Counts what the container writes because an attribute was set. */
  private final class Replacements implements HttpSessionAttributeListener {
    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
      replaced.incrementAndGet();
    }
  }
}
