// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.session.Applications;
import dev.sessionstorage.session.SessionManager;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;

/** Finds the sessions of the application that has begun, and connects them with CDI. */
final class Start {

  private Start() {}

  /**
   * Gives them to whoever waits for them, now or when the web application has started: some
   * containers begin with CDI, and tell of the application without its servlet context.
   */
  static void in(Object application, BeanManager beans, Consumer<SessionStorage> then) {
    if (!hasServlets()) {
      then.accept(SessionStorage.standalone());
    } else if (application instanceof ServletContext context) {
      then.accept(inContext(context, beans));
    } else {
      Applications.whenStarted(
          (manager, context) -> then.accept(inContext((ServletContext) context, beans)));
    }
  }

  private static SessionStorage inContext(ServletContext context, BeanManager beans) {
    SessionStorage sessions = SessionStorages.of(context);
    if (sessions instanceof SessionManager manager) {
      manager.listener(new SessionEvents(beans));
    }
    new InjectionCheck(beans).check(context);
    return sessions;
  }

  private static boolean hasServlets() {
    try {
      return ServletContext.class.isInterface();
    } catch (NoClassDefFoundError e) {
      return false;
    }
  }
}
