// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.annotation.WebServlet;

/** Where requests are dispatched to. */
@WebServlet(urlPatterns = "/target/*", asyncSupported = true)
public class TargetServlet extends Operations {
  private static final long serialVersionUID = 1L;

  /** Its operations. */
  public TargetServlet() {
    on("id", (request, response) -> sessions().id());
    on("error", (request, response) -> "error page of " + sessions().id());
  }
}
