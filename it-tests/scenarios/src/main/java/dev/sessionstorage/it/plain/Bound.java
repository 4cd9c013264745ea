// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;

/** An attribute that hears of its HTTP session. */
final class Bound
    implements HttpSessionBindingListener, HttpSessionActivationListener, Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;

  Bound(String name) {
    this.name = name;
  }

  @Override
  public void valueBound(HttpSessionBindingEvent event) {
    Log.add(
        "bound "
            + name
            + " as "
            + event.getName()
            + "; now "
            + event.getSession().getAttribute(event.getName()));
  }

  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    Log.add("unbound " + name + " as " + event.getName());
  }

  @Override
  public void sessionWillPassivate(HttpSessionEvent event) {
    Log.add("will passivate " + name);
  }

  @Override
  public void sessionDidActivate(HttpSessionEvent event) {
    Log.add("did activate " + name);
  }

  @Override
  public String toString() {
    return "Bound " + name;
  }
}
