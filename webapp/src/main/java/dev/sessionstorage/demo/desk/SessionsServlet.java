// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;

/** Lists the live sessions, those of signed-in users first, the newest of them first. */
@WebServlet("/api/sessions")
public class SessionsServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_ROWS = 100;
  private static final Comparator<SessionInfo> ORDER =
      Comparator.comparing((SessionInfo session) -> session.userName() == null)
          .thenComparing(SessionInfo::created, Comparator.reverseOrder());

  /** The rows, and how many sessions there are in all. */
  record Sessions(int total, List<SessionRow> rows) {}

  @Inject SessionStorage sessions;
  @Inject SessionHandles handles;
  @Inject Visitors visitors;

  public SessionsServlet() {
    super(READING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    Visitor visitor = visitors.require(request);
    List<SessionInfo> all = sessions.sessions().sorted(ORDER).toList();
    return new Sessions(
        all.size(), all.stream().limit(MAX_ROWS).map(session -> row(session, visitor)).toList());
  }

  private SessionRow row(SessionInfo session, Visitor visitor) {
    return SessionRow.of(session, handles.handle(session.id()), visitor);
  }
}
