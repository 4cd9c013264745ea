// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import dev.sessionstorage.SessionStorage;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;

/** A filter of the application that wants to be the first, and needs the current session. */
class ShopFilter implements Filter, Ordered {
  static final String SEEN = "seen";

  private final SessionStorage sessions;

  ShopFilter(SessionStorage sessions) {
    this.sessions = sessions;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getParameter("filter") != null) {
      request.setAttribute(SEEN, sessions.current().size() >= 0);
    }
    chain.doFilter(request, response);
  }
}
