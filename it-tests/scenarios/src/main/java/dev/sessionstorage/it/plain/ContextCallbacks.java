// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.ServletContextAttributeEvent;
import jakarta.servlet.ServletContextAttributeListener;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Writes down what happens to the application. */
@WebListener
public class ContextCallbacks implements ServletContextListener, ServletContextAttributeListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Log.add("application begins");
    event.getServletContext().setAttribute("plain", "set at the beginning");
  }

  @Override
  public void attributeAdded(ServletContextAttributeEvent event) {
    tell("added", event);
  }

  @Override
  public void attributeRemoved(ServletContextAttributeEvent event) {
    tell("removed", event);
  }

  @Override
  public void attributeReplaced(ServletContextAttributeEvent event) {
    tell("replaced", event);
  }

  /** Servers keep much of their own there. */
  private static void tell(String what, ServletContextAttributeEvent event) {
    if (event.getName().startsWith("plain") || event.getName().contains("sessionstorage")) {
      Log.add("application attribute " + what + " " + event.getName());
    }
  }
}
