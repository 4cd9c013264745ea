// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Ends the visitor's session, and its storage with it. */
@WebServlet("/api/sign-out")
public class SignOutServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  public SignOutServlet() {
    super(WRITING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    request.getSession().invalidate();
    return new Changed(1);
  }
}
