// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.demo.web.ApiServlet;
import dev.sessionstorage.demo.web.Form;
import dev.sessionstorage.demo.web.Guard;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Signs a visitor in by name. A demo asks for no password. */
@WebServlet("/api/sign-in")
public class SignInServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_NAME = 40;

  @Inject SessionStorage sessions;
  @Inject Guard guard;
  @Inject Mirror mirror;

  public SignInServlet() {
    super(WRITING);
  }

  /**
   * Cookie and token change, so that one planted before is worth nothing; the session stays. By the
   * new token, a change of the storage, the desks of all members learn of the name.
   */
  @Override
  protected Object answer(HttpServletRequest request) {
    String name = Form.of(request).name("name", MAX_NAME);
    request.changeSessionId();
    sessions.signIn(name);
    guard.renewToken();
    return mirror.look(request);
  }
}
