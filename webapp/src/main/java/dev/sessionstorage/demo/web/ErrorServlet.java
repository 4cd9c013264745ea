// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Where the container sends what it could not answer: a page for people, JSON for scripts. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int status = status(request);
    response.setStatus(status);
    if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", "GET, HEAD");
    }
    if (path(request).startsWith(request.getContextPath() + "/api/")) {
      Json.write(response, new Problem(status, Status.detail(status)));
    } else {
      write(response, page().fill(request.getContextPath() + "/", status));
    }
  }

  private static void write(HttpServletResponse response, String page) throws IOException {
    byte[] body = page.getBytes(UTF_8);
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Whoever asks for this address directly finds nothing here. */
  private static int status(HttpServletRequest request) {
    boolean dispatched = request.getDispatcherType() == DispatcherType.ERROR;
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return dispatched && status instanceof Integer code ? code : 404;
  }

  private static String path(HttpServletRequest request) {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return path instanceof String text ? text : "";
  }

  private ErrorPage page() {
    try (InputStream page = getServletContext().getResourceAsStream("/WEB-INF/error.html")) {
      return new ErrorPage(new String(page.readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
