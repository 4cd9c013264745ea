// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a servlet does. */
@FunctionalInterface
interface Page {
  /** Returns what the servlet prints at its end; null for nothing. */
  Object show(HttpServletRequest q, HttpServletResponse r) throws Exception;
}
