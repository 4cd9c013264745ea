// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.session.SessionManager;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.ServletContext;

/** Finds the sessions of the application that has just begun, and connects them with CDI. */
final class Start {

  private Start() {}

  static SessionStorage in(Object application, BeanManager beans) {
    return isServletContext(application)
        ? inWebApplication(application, beans)
        : SessionStorage.standalone();
  }

  private static SessionStorage inWebApplication(Object application, BeanManager beans) {
    ServletContext context = (ServletContext) application;
    SessionStorage sessions = SessionStorages.of(context);
    if (sessions instanceof SessionManager manager) {
      manager.listener(new SessionEvents(beans));
    }
    new InjectionCheck(beans).check(context);
    return sessions;
  }

  /** Where there is no servlet container, the interface is not there to ask for. */
  private static boolean isServletContext(Object application) {
    try {
      return application instanceof ServletContext;
    } catch (NoClassDefFoundError e) {
      return false;
    }
  }
}
