// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Gives the code that runs on both sides, out of the very sources that were compiled. */
@WebServlet("/api/race/code")
public class CodeServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  record Code(String httpSession, String sessionStorage) {}

  public CodeServlet() {
    super(READING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    try {
      return new Code(
          Snippet.of(HttpSessionServlet.class), Snippet.of(SessionStorageServlet.class));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
