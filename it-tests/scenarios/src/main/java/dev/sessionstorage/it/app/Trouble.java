// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.ServletException;

/** Has an error page of its own. */
public class Trouble extends ServletException {
  private static final long serialVersionUID = 1L;

  Trouble() {
    super("trouble");
  }
}
