// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Ends everything with the application. */
final class ApplicationEnd implements ServletContextListener {
  private final WebApplication application;

  ApplicationEnd(WebApplication application) {
    this.application = application;
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    application.stop(event.getServletContext());
  }
}
