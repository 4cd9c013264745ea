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

/**
 * Makes the session of each request the current one of the thread that serves it. Runs twice in a
 * dispatch: before all other filters, and behind them, where the request is as the servlet sees it.
 */
final class BindingFilter implements Filter {
  private final WebApplication application;
  private final boolean isLast;

  private BindingFilter(WebApplication application, boolean isLast) {
    this.application = application;
    this.isLast = isLast;
  }

  /** The one before all others. */
  static BindingFilter first(WebApplication application) {
    return new BindingFilter(application, false);
  }

  /** The one behind all others. */
  static BindingFilter last(WebApplication application) {
    return new BindingFilter(application, true);
  }

  /** Some containers end HTTP sessions between this and the end of the application. */
  @Override
  public void destroy() {
    application.leaving();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = Requests.http(request);
    CurrentSession current = application.sessions().bindings();
    Binding before = current.get();
    if (http == null) {
      chain.doFilter(request, response);
    } else if (before instanceof RequestBinding binding) {
      goOn(binding, http, request, response, chain);
    } else {
      RequestBinding binding = new RequestBinding(RequestView.of(http, response), application);
      Binding unused = current.bind(binding);
      try {
        serve(binding, request, response, chain);
      } finally {
        current.restore(before);
        binding.finish();
      }
    }
  }

  private void goOn(
      RequestBinding binding,
      HttpServletRequest http,
      ServletRequest request,
      ServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    if (binding.isSeenAs(http)) {
      serve(binding, request, response, chain);
      return;
    }
    RequestView before = binding.changeView(RequestView.of(http, response));
    try {
      serve(binding, request, response, chain);
    } finally {
      binding.restoreView(before);
    }
  }

  private void serve(
      RequestBinding binding, ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isLast && application.createsAlways()) {
      binding.createIfPossible();
    }
    chain.doFilter(binding.followed(request), response);
  }
}
