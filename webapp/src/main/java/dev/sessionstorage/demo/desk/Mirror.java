// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.demo.web.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Shows a visitor their own session. */
@ApplicationScoped
public class Mirror {
  @Inject SessionStorage sessions;
  @Inject Visitors visitors;
  @Inject SessionHandles handles;
  @Inject Guard guard;

  /** Gives the visitor's own session; makes one where there is none, since forms need a token. */
  Me look(HttpServletRequest request) {
    String token = guard.token();
    return visitors
        .find(request)
        .map(visitor -> signedIn(visitor, token))
        .orElseGet(() -> new Me(token, null, null, null, false, null));
  }

  private Me signedIn(Visitor visitor, String token) {
    return new Me(
        token,
        visitor.name(),
        handles.handle(visitor.id()),
        visitor.shown(visitor.id()),
        visitor.operator(),
        Settings.read(sessions.current()));
  }
}
