// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Connects with the grid at the start, where there is one, and ends everything at the end. */
final class ApplicationLifecycle implements ServletContextListener {
  private final WebApplication application;

  ApplicationLifecycle(WebApplication application) {
    this.application = application;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    application.sessions().connect();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    application.stop(event.getServletContext());
  }
}
