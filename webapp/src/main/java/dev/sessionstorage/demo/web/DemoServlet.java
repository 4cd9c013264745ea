// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * What every servlet of the demo does first: check the method and the form, and report problems.
 */
public abstract class DemoServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  protected static final List<String> READING = List.of("GET", "HEAD");
  protected static final List<String> WRITING = List.of("POST");

  private final List<String> methods;

  @Inject FormCheck formCheck;

  protected DemoServlet(List<String> methods) {
    this.methods = methods;
  }

  /** Answers a request that has passed the checks. */
  protected abstract void handle(HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      check(request, response);
      handle(request, response);
    } catch (RuntimeException cause) {
      Problem problem = Problems.of(cause);
      if (!response.isCommitted()) {
        Json.write(response, problem);
      }
    }
  }

  private void check(HttpServletRequest request, HttpServletResponse response) {
    if (!methods.contains(request.getMethod())) {
      response.setHeader("Allow", String.join(", ", methods));
      throw new Problem(405, "This address takes " + methods.get(0) + " requests only.");
    }
    if (methods.equals(WRITING)) {
      formCheck.check(request);
    }
  }
}
