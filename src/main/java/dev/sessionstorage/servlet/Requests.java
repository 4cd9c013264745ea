// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** Finds the requests inside the wrappers that filters and dispatches put around them. */
final class Requests {

  private Requests() {}

  /**
   * The HTTP request as the application sees it; null if there is none. A wrapper that is no {@link
   * HttpServletRequestWrapper} knows no session: Jetty makes one look like an HTTP request whose
   * methods throw. The request that it wraps is used instead.
   */
  static @Nullable HttpServletRequest http(ServletRequest request) {
    if (request instanceof HttpServletRequest http && !(request instanceof ServletRequestWrapper)) {
      return http;
    }
    HttpServletRequest found = null;
    ServletRequest next = request;
    while (next instanceof ServletRequestWrapper wrapper) {
      if (!(wrapper instanceof HttpServletRequestWrapper http)) {
        found = null;
      } else if (found == null) {
        found = http;
      }
      next = wrapper.getRequest();
    }
    return found == null && next instanceof HttpServletRequest http ? http : found;
  }

  /** The request that the container has made, inside all wrappers. */
  static HttpServletRequest containers(HttpServletRequest request) {
    HttpServletRequest found = request;
    ServletRequest next = request;
    while (next instanceof ServletRequestWrapper wrapper) {
      next = wrapper.getRequest();
      if (next instanceof HttpServletRequest http) {
        found = http;
      }
    }
    return found;
  }
}
