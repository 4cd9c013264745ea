// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.demo.web.ApiServlet;
import dev.sessionstorage.demo.web.Form;
import dev.sessionstorage.demo.web.Guard;
import dev.sessionstorage.demo.web.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Makes a visitor who knows the code an operator, who sees whole ids. */
@WebServlet("/api/operator")
public class OperatorServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_CODE = 100;

  @Inject Visitors visitors;
  @Inject Mirror mirror;
  @Inject Guard guard;

  public OperatorServlet() {
    super(WRITING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    visitors.require(request);
    String given = Form.of(request).text("code", MAX_CODE);
    OperatorCode code = OperatorCodeListener.code(request.getServletContext());
    if (code == null || !code.matches(given)) {
      throw new Problem(403, "That is not the code. It stands on the server's log.");
    }
    guard.makeOperator();
    return mirror.look(request);
  }
}
