// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;

/**
 * What the application sees of a request. Its HTTP session begins under the eyes of the binding: a
 * listener that asks for the current session meanwhile must not make the container begin another.
 */
final class BoundRequest extends HttpServletRequestWrapper {
  private final RequestBinding binding;

  BoundRequest(HttpServletRequest request, RequestBinding binding) {
    super(request);
    this.binding = binding;
  }

  @Override
  public HttpSession getSession() {
    return binding.httpSession();
  }

  @Override
  public HttpSession getSession(boolean create) {
    return create ? binding.httpSession() : super.getSession(false);
  }
}
