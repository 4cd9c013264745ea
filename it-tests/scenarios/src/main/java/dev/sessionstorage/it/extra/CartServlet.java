// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Uses beans that passivate. */
@WebServlet("/cart/*")
public class CartServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient Cart cart;
  @Inject transient Wizard wizard;

  /** For the container. */
  public CartServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object answer =
        switch (request.getPathInfo()) {
          case "/add" -> cart.add();
          case "/id" -> cart.id();
          default -> wizard.step();
        };
    response.getWriter().print(answer);
  }
}
