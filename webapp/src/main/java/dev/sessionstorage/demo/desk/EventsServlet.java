// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.demo.web.DemoServlet;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Keeps the line to a browser open, without a thread, and tells it when something has changed. */
@WebServlet(urlPatterns = "/api/events", asyncSupported = true)
public class EventsServlet extends DemoServlet {
  private static final long serialVersionUID = 1L;

  @Inject Visitors visitors;
  @Inject EventStreams streams;

  public EventsServlet() {
    super(List.of("GET"));
  }

  @Override
  protected void handle(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visitor visitor = visitors.require(request);
    streams.requireRoom();
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    streams.open(visitor.id(), context);
  }
}
