// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Notes in the application's storage what a listener sees of sessions that begin and end. */
@WebListener
public class SessionLog implements HttpSessionListener {

  /** For the container. */
  public SessionLog() {}

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    sessions(event).application().objectOrNew("log").use(log -> log.increment("created", 1));
    String known = sessions(event).id().toString();
    event.getSession().setAttribute("id-when-created", known);
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    if (event.getSession().getAttribute("farewell") instanceof String id) {
      String last = sessions(event).of(id).map(it -> it.toMap().toString()).orElse("none");
      sessions(event).application().objectOrNew("farewells").use(log -> log.put(id, last));
    }
  }

  private static SessionStorage sessions(HttpSessionEvent event) {
    return SessionStorages.of(event.getSession().getServletContext());
  }
}
