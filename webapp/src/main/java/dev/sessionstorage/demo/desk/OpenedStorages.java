// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.demo.web.Form;
import dev.sessionstorage.demo.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Finds the storage that a request is about, named by the field {@code session}. */
@ApplicationScoped
public class OpenedStorages {
  private static final int MAX_HANDLE = 64;

  @Inject SessionStorage sessions;
  @Inject SessionHandles handles;

  SharedObject require(HttpServletRequest request) {
    SessionId id = handles.id(Form.of(request).text("session", MAX_HANDLE));
    if (id == null) {
      throw new Problem(404, "There is no such session.");
    }
    return sessions.of(id).orElseThrow(() -> new Problem(410, "That session has ended."));
  }
}
