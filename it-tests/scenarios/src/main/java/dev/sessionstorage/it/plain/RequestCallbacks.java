// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestAttributeEvent;
import jakarta.servlet.ServletRequestAttributeListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;

/** Writes down what happens to requests. */
@WebListener
public class RequestCallbacks implements ServletRequestListener, ServletRequestAttributeListener {
  private static final ThreadLocal<ServletRequest> REQUEST = new ThreadLocal<>();

  /** Whether this is the request that the container has shown to listeners, not one around it. */
  static boolean isThatOfListeners(ServletRequest request) {
    return REQUEST.get() == request;
  }

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
    if (isForLog(request)) {
      return;
    }
    Log.requestBegins();
    Log.add("request begins " + request.getServletPath());
    REQUEST.set(request);
    if ("listener=begin".equals(request.getQueryString())) {
      Log.add("  begins a session, new " + request.getSession().isNew());
    }
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    if (isForLog(event.getServletRequest())) {
      return;
    }
    REQUEST.remove();
    Log.add("request ends");
    Log.requestEnds();
  }

  private static boolean isForLog(ServletRequest request) {
    return "/log".equals(((HttpServletRequest) request).getServletPath());
  }

  @Override
  public void attributeAdded(ServletRequestAttributeEvent event) {
    tell("added", event);
  }

  @Override
  public void attributeRemoved(ServletRequestAttributeEvent event) {
    tell("removed", event);
  }

  @Override
  public void attributeReplaced(ServletRequestAttributeEvent event) {
    tell("replaced", event);
  }

  private static void tell(String what, ServletRequestAttributeEvent event) {
    if (!isForLog(event.getServletRequest())) {
      Object value = event.getValue();
      Log.add("request attribute " + what + " " + event.getName() + " = " + Programs.shown(value));
    }
  }
}
