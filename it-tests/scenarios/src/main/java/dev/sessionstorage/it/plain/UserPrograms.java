// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Signing in and out. What is below /secure is for users only. */
@WebServlet({"/user/*", "/secure/*"})
public class UserPrograms extends Programs {
  private static final long serialVersionUID = 1L;

  /** Its programs. */
  public UserPrograms() {
    on("who", (request, response) -> who(request));
    on("login", (request, response) -> login(request, "secret"));
    on("login-wrongly", (request, response) -> login(request, "wrong"));
    on("login-and-begin", (request, response) -> login(request, "secret") + begin(request));
    on("begin-and-login", (request, response) -> begin(request) + login(request, "secret"));
    on("logout", (request, response) -> logout(request));
    on("login-and-logout", (request, response) -> login(request, "secret") + logout(request));
    on("authenticate", (request, response) -> "yes " + request.authenticate(response));
  }

  private static String who(HttpServletRequest request) {
    String principal =
        request.getUserPrincipal() == null ? "nobody" : request.getUserPrincipal().getName();
    return "%s, remote %s, in role %s, by %s; "
        .formatted(
            principal,
            request.getRemoteUser(),
            request.isUserInRole("user"),
            request.getAuthType());
  }

  private static String begin(HttpServletRequest request) {
    return "new " + request.getSession().isNew() + "; ";
  }

  private static String login(HttpServletRequest request, String password) {
    Object outcome =
        outcome(
            () -> {
              request.login("alice", password);
              return "done";
            });
    return outcome + " " + who(request);
  }

  private static String logout(HttpServletRequest request) throws Exception {
    request.logout();
    return who(request);
  }
}
