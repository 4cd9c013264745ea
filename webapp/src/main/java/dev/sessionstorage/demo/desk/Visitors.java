// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.demo.web.Guard;
import dev.sessionstorage.demo.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Knows who sent a request. */
@ApplicationScoped
public class Visitors {
  @Inject SessionStorage sessions;
  @Inject Guard guard;

  /** Gives the visitor, or nobody; a request without a session stays without one. */
  Optional<Visitor> find(HttpServletRequest request) {
    if (request.getSession(false) == null) {
      return Optional.empty();
    }
    SessionId id = sessions.id();
    return sessions
        .info(id)
        .map(SessionInfo::userName)
        .map(name -> new Visitor(id, name, guard.isOperator()));
  }

  Visitor require(HttpServletRequest request) {
    return find(request).orElseThrow(() -> new Problem(401, "Sign in first."));
  }
}
