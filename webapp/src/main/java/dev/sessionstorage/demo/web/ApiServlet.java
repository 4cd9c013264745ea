// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** A servlet that answers with JSON. */
public abstract class ApiServlet extends DemoServlet {
  private static final long serialVersionUID = 1L;

  protected ApiServlet(List<String> methods) {
    super(methods);
  }

  /** Gives the record to answer with. */
  protected abstract Object answer(HttpServletRequest request);

  @Override
  protected final void handle(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Json.write(response, answer(request));
  }
}
