// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import org.eclipse.jetty.session.SessionData;

/** Jetty's session data, with its attributes, but no server around it. */
public final class BareHttpSession implements HttpSession {
  /** Of all of them; not in each, where it would count. */
  private static volatile ServletContext application;

  private final SessionData data;

  public BareHttpSession(String id) {
    this.data = new SessionData(id, "", "", 0, 0, 0, 0);
  }

  @Override
  public Object getAttribute(String name) {
    return data.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    data.setAttribute(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    data.setAttribute(name, null);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.enumeration(data.getKeys());
  }

  @Override
  public String getId() {
    return data.getId();
  }

  @Override
  public long getCreationTime() {
    return data.getCreated();
  }

  @Override
  public long getLastAccessedTime() {
    return data.getLastAccessed();
  }

  @Override
  public ServletContext getServletContext() {
    return application;
  }

  /** Says which application the sessions belong to from now on. */
  public static void belongTo(ServletContext newApplication) {
    application = newApplication;
  }

  @Override
  public void setMaxInactiveInterval(int interval) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getMaxInactiveInterval() {
    return 0;
  }

  @Override
  public void invalidate() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isNew() {
    return true;
  }
}
