// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows the log, and whether the library is there. It is no part of what is written down. */
@WebServlet("/log/*")
public class LogServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    boolean library = getServletContext().getFilterRegistration("session_storage") != null;
    response
        .getWriter()
        .print(
            "/library".equals(request.getPathInfo())
                ? library
                : Log.from(Integer.parseInt(request.getParameter("from"))));
  }
}
