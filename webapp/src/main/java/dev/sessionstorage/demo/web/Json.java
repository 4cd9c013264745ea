// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import com.fasterxml.jackson.jr.ob.JSON;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes records as JSON. */
final class Json {
  private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  /** A problem as RFC 9457 writes it. */
  record ProblemDetails(String type, String title, int status, String detail) {}

  private Json() {}

  static void write(HttpServletResponse response, Object value) throws IOException {
    send(response, "application/json", value);
  }

  static void write(HttpServletResponse response, Problem problem) throws IOException {
    int status = problem.status();
    response.setStatus(status);
    send(
        response,
        "application/problem+json",
        new ProblemDetails("about:blank", Status.title(status), status, problem.detail()));
  }

  private static void send(HttpServletResponse response, String type, Object value)
      throws IOException {
    byte[] body = WRITER.asBytes(value);
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
