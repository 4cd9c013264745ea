// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Tells a page about its own session. */
@WebServlet("/api/me")
public class MeServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject Mirror mirror;

  public MeServlet() {
    super(READING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    return mirror.look(request);
  }
}
