// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What HttpServlet makes of each method when there is only this. */
@WebServlet("/method/*")
public class MethodPrograms extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Log.add("of listeners " + RequestCallbacks.isThatOfListeners(request));
    Log.add("is a " + request.getClass().getName());
    response.setHeader("Plain", "yes");
    Programs.write(response, "got " + request.getMethod());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getSession();
    doGet(request, response);
  }
}
