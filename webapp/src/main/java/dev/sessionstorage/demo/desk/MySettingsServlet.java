// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Changes the settings of every session of the visitor: of all the browsers they signed in with.
 */
@WebServlet("/api/settings/mine")
public class MySettingsServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject SessionStorage sessions;
  @Inject Visitors visitors;

  public MySettingsServlet() {
    super(WRITING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    Visitor visitor = visitors.require(request);
    String text = Settings.textFrom(request);
    return new Changed(
        sessions.sessionsOf(visitor.name()).filter(session -> write(session, text)).count());
  }

  /** Tells whether it was changed: a session may end while this runs. */
  private boolean write(SessionInfo session, String text) {
    Optional<SharedObject> storage = sessions.of(session.id());
    try {
      storage.ifPresent(found -> Settings.write(found, text));
      return storage.isPresent();
    } catch (SessionClosedException ended) {
      return false;
    }
  }
}
