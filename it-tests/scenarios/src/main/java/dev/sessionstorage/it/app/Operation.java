// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** What one URL does. */
@FunctionalInterface
interface Operation {

  /** Gives what is to be answered, or null when that is done or will be done. */
  @Nullable Object answer(HttpServletRequest request, HttpServletResponse response)
      throws Exception;
}
