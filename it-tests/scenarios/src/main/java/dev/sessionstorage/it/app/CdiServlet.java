// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.Current;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** What CDI injects. */
@WebServlet("/cdi/*")
public class CdiServlet extends Operations {
  private static final long serialVersionUID = 1L;

  @Inject transient SessionStorage injected;
  @Inject @Current transient SharedObject storage;
  @Inject transient Visits visits;
  @Inject transient EventLog events;

  /** Its operations. */
  public CdiServlet() {
    on("servlet", (request, response) -> injected.id());
    on("filter", (request, response) -> request.getAttribute("seen by filter"));
    on("listener", (request, response) -> sessions().application().get("seen by listener"));
    on("bean", (request, response) -> visits.id());
    on("visit", (request, response) -> visits.count());
    on("current", (request, response) -> storage.get(request.getParameter("name")));
    on("events", (request, response) -> events.of(SessionId.parse(request.getParameter("id"))));
    on("of", (request, response) -> injected.of(request.getParameter("id")).isPresent());
  }
}
