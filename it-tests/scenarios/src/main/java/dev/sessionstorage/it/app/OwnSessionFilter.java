// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Puts sessions of its own, found by a token, in the place of the container's. */
@WebFilter("/own/*")
public class OwnSessionFilter implements Filter {
  private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new Wrapper((HttpServletRequest) request), response);
  }

  private final class Wrapper extends HttpServletRequestWrapper {
    Wrapper(HttpServletRequest request) {
      super(request);
    }

    @Override
    public HttpSession getSession() {
      return getSession(true);
    }

    @Override
    public HttpSession getSession(boolean create) {
      String token = getParameter("token");
      return create
          ? sessions.computeIfAbsent(
              token, it -> OwnSession.create(it, getServletContext(), () -> sessions.remove(it)))
          : sessions.get(token);
    }
  }
}
