// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** Writes down what happens to HTTP sessions, and does to them what their attributes ask for. */
@WebListener
public class SessionCallbacks
    implements HttpSessionListener, HttpSessionAttributeListener, HttpSessionIdListener {

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    Log.add("session created, new " + event.getSession().isNew());
    event.getSession().setAttribute("set by listener", "at the beginning");
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    HttpSession session = event.getSession();
    Log.add("session destroyed");
    Log.add("  reads " + Programs.outcome(() -> session.getAttribute("set by listener")));
    Log.add("  ends it again " + Programs.outcome(() -> invalidate(session)));
  }

  private static String invalidate(HttpSession session) {
    if (session.getAttribute("end twice") != null) {
      session.invalidate();
      return "done";
    }
    return "not asked";
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String before) {
    Log.add("session id changed " + !event.getSession().getId().equals(before));
  }

  @Override
  public void attributeAdded(HttpSessionBindingEvent event) {
    Log.add(
        "session attribute added " + event.getName() + " = " + Programs.shown(event.getValue()));
    if (event.getName().equals("end at once")) {
      Log.add("  ends the session " + Programs.outcome(() -> end(event)));
    }
  }

  @Override
  public void attributeReplaced(HttpSessionBindingEvent event) {
    Log.add(
        "session attribute replaced "
            + event.getName()
            + ", was "
            + Programs.shown(event.getValue()));
  }

  @Override
  public void attributeRemoved(HttpSessionBindingEvent event) {
    Log.add(
        "session attribute removed " + event.getName() + " = " + Programs.shown(event.getValue()));
    if (event.getName().equals("end with me")) {
      Log.add("  ends the session " + Programs.outcome(() -> end(event)));
    }
  }

  private static String end(HttpSessionBindingEvent event) {
    event.getSession().invalidate();
    return "done";
  }
}
