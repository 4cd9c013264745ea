// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.SessionStorage;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** A listener that uses the library before the first request. */
@WebListener
public class CdiListener implements ServletContextListener {
  @Inject SessionStorage sessions;

  /** For the container. */
  public CdiListener() {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (sessions != null) { // there is no CDI on every server
      sessions.application().use(it -> it.put("seen by listener", "the start"));
    }
  }
}
