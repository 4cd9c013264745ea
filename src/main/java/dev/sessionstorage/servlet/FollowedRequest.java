// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Goes around a request whose sessions or user come from another filter: the container tells
 * nothing of them, so the library notes what the application asks. Asking in its place could load a
 * session from a database, or run a login. No other request is wrapped.
 */
final class FollowedRequest extends HttpServletRequestWrapper {
  private final WebApplication application;

  FollowedRequest(HttpServletRequest request, WebApplication application) {
    super(request);
    this.application = application;
  }

  /** The one of this thread: an asynchronous request goes on in other threads. */
  private @Nullable RequestBinding binding() {
    return application.sessions().bindings().get() instanceof RequestBinding binding
        ? binding
        : null;
  }

  @Override
  public HttpSession getSession() {
    return getSession(true);
  }

  @Override
  public HttpSession getSession(boolean create) {
    HttpSession http = super.getSession(create);
    RequestBinding binding = binding();
    if (http != null && binding != null) {
      binding.seen(http);
    }
    return http;
  }

  private void noteUser(@Nullable String name) {
    RequestBinding binding = binding();
    if (binding != null) {
      binding.userSeen(name);
    }
  }

  private void noteUserNow() {
    noteUser(super.getRemoteUser());
  }

  @Override
  public Principal getUserPrincipal() {
    Principal principal = super.getUserPrincipal();
    noteUser(principal == null ? null : principal.getName());
    return principal;
  }

  @Override
  public String getRemoteUser() {
    String name = super.getRemoteUser();
    noteUser(name);
    return name;
  }

  @Override
  public boolean isUserInRole(String role) {
    boolean isInRole = super.isUserInRole(role);
    noteUserNow();
    return isInRole;
  }

  @Override
  public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
    boolean isAuthenticated = super.authenticate(response);
    if (isAuthenticated) {
      noteUserNow();
    }
    return isAuthenticated;
  }

  @Override
  public void login(String username, String password) throws ServletException {
    super.login(username, password);
    noteUserNow();
  }

  @Override
  public void logout() throws ServletException {
    super.logout();
    noteUser(null);
  }
}
