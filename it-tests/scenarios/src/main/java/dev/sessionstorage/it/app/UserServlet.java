// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Who has signed in at the container. */
@WebServlet({"/user/*", "/secure/*"})
public class UserServlet extends Operations {
  private static final long serialVersionUID = 1L;

  /** Its operations. */
  public UserServlet() {
    on("login", this::login);
    on("name", (request, response) -> sessions().info(sessions().id()).orElseThrow().userName());
  }

  private Object login(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    request.getSession();
    request.login(request.getParameter("user"), request.getParameter("password"));
    return sessions().id();
  }
}
