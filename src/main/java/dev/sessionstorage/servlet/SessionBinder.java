// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.session.Session;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/**
 * Binds each HTTP session when it begins. It ends with its attribute, the {@link SessionLink},
 * which the container takes out after the application's own listeners have seen the end.
 */
final class SessionBinder implements HttpSessionListener {
  private final WebApplication application;

  SessionBinder(WebApplication application) {
    this.application = application;
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    HttpSession http = event.getSession();
    if (application.sessions().bindings().get() instanceof RequestBinding request) {
      request.created(http);
    } else if (http.isNew() && SessionLink.of(http) == null) {
      Session unused = SessionLinks.bind(http, application.sessions());
    } // else it comes from a store or another member: it is bound when a request wants it
  }
}
