// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.SessionStorage;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;

/** A filter of the application: it runs inside ours. */
@WebFilter("/cdi/filter")
public class CdiFilter implements Filter {
  @Inject SessionStorage sessions;

  /** For the container. */
  public CdiFilter() {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    request.setAttribute("seen by filter", sessions.id());
    chain.doFilter(request, response);
  }
}
