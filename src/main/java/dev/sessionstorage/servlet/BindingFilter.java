// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.session.Binding;
import dev.sessionstorage.session.CurrentSession;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Makes the session of each request the current one of the thread that serves it. */
final class BindingFilter implements Filter {
  private final WebApplication application;

  BindingFilter(WebApplication application) {
    this.application = application;
  }

  /** Some containers end HTTP sessions between this and the end of the application. */
  @Override
  public void destroy() {
    application.leaving();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest http)) {
      chain.doFilter(request, response);
      return;
    }
    RequestBinding binding = new RequestBinding(http, response, application);
    CurrentSession current = application.sessions().bindings();
    Binding before = current.bind(binding);
    try {
      if (application.createsAlways()) {
        binding.session(); // after binding: listeners may ask for the current session
      }
      chain.doFilter(new BoundRequest(http, binding), response);
    } finally {
      current.restore(before);
      binding.finish();
    }
  }
}
