// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers where no other servlet does. */
@WebServlet("/api/*")
public class UnknownServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Json.write(response, new Problem(404, Status.detail(404)));
  }
}
