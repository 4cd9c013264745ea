// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Takes the operator code from the configuration, or makes one up and prints it on the log. */
@WebListener
public class OperatorCodeListener implements ServletContextListener {
  /** A context parameter, or a system property, which goes before it. */
  static final String PARAMETER = "dev.sessionstorage.demo.operatorCode";

  private static final Logger LOG = System.getLogger(OperatorCodeListener.class.getName());

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    String configured = System.getProperty(PARAMETER, context.getInitParameter(PARAMETER));
    context.setAttribute(PARAMETER, configured == null ? announced() : of(configured));
  }

  private static OperatorCode of(String configured) {
    return new OperatorCode(configured);
  }

  private static OperatorCode announced() {
    OperatorCode code = OperatorCode.random();
    LOG.log(Level.INFO, "Operator code of the demo: " + code.text());
    return code;
  }

  static @Nullable OperatorCode code(ServletContext context) {
    return (OperatorCode) context.getAttribute(PARAMETER);
  }
}
