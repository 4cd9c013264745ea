// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Signs a user in by two headers, and counts in the storage how often that was tried. */
@ApplicationScoped
public class HeaderMechanism implements HttpAuthenticationMechanism {
  @Inject IdentityStoreHandler users;
  @Inject SessionStorage sessions;

  /** For CDI. */
  public HeaderMechanism() {}

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    String user = request.getHeader("user");
    if (user == null) {
      return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
    }
    SessionStorages.of(request.getSession())
        .orElseThrow()
        .use(storage -> storage.increment("logins", 1));
    response.setHeader("current", current());
    return context.notifyContainerAboutLogin(
        users.validate(
            new UsernamePasswordCredential(user, String.valueOf(request.getHeader("password")))));
  }

  private String current() {
    try {
      return sessions.id().toString();
    } catch (NoCurrentSessionException e) {
      return e.getMessage();
    }
  }
}
