// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What is done in a request. */
@FunctionalInterface
interface Program {
  /** Returns the answer, or null when it has written it. */
  Object run(HttpServletRequest request, HttpServletResponse response) throws Exception;
}
