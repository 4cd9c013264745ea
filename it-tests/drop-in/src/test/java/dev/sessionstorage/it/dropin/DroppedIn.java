// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.dropin;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.webapp.WebAppContext;

/** The library in an application, seen from outside: its classes are not those of this test. */
record DroppedIn(WebAppContext application) {

  boolean hasFilter() {
    return application.getServletContext().getFilterRegistration("session_storage") != null;
  }

  /** Of each session of the application: what kind it is. */
  List<Object> kindsOfSessions() throws ReflectiveOperationException {
    Class<?> storages = load("dev.sessionstorage.servlet.SessionStorages");
    Object sessions =
        storages
            .getMethod("of", ServletContext.class)
            .invoke(null, application.getServletContext());
    Method all = load("dev.sessionstorage.SessionStorage").getMethod("sessions");
    Method kind = load("dev.sessionstorage.SessionInfo").getMethod("kind");
    List<Object> kinds = new ArrayList<>();
    for (Iterator<?> i = ((Stream<?>) all.invoke(sessions)).iterator(); i.hasNext(); ) {
      kinds.add(kind.invoke(i.next()).toString());
    }
    return kinds;
  }

  private Class<?> load(String name) throws ClassNotFoundException {
    return application.getClassLoader().loadClass(name);
  }
}
