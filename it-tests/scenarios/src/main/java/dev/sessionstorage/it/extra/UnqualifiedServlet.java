// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.SharedObject;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** Does not say whose storage it wants. */
@WebServlet("/unqualified")
public class UnqualifiedServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient SharedObject storage;

  /** For the container. */
  public UnqualifiedServlet() {}
}
