// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** Writes down that it was passed; web.xml has it several times. */
public class Passing implements Filter {
  private String name;
  private boolean wraps;

  @Override
  public void init(FilterConfig config) {
    name = config.getFilterName();
    wraps = name.startsWith("wrapping");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Log.add("into filter " + name + " for " + request.getDispatcherType());
    try {
      chain.doFilter(
          wraps ? new HttpServletRequestWrapper((HttpServletRequest) request) : request, response);
    } finally {
      Log.add("out of filter " + name);
    }
  }
}
