// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.session.Applications;
import dev.sessionstorage.session.SessionManager;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Finds the sessions of the application that has begun, and connects them with CDI. */
final class Start {

  private Start() {}

  /**
   * Gives them to the bean that waits for them, now or when the web application has started: some
   * containers begin with CDI, and tell of the application without its servlet context.
   *
   * @return ends the wait
   */
  static Runnable in(Object application, BeanManager beans, Consumer<SessionStorage> then) {
    if (!hasServlets()) {
      then.accept(SessionStorage.standalone());
    } else if (application instanceof ServletContext context) {
      then.accept(inContext(context, beans));
    } else {
      BiConsumer<SessionManager, Object> waiting =
          (manager, context) -> then.accept(inContext((ServletContext) context, here(beans)));
      Applications.whenStarted(waiting);
      return () -> Applications.wontStart(waiting);
    }
    return () -> {};
  }

  /** Containers that begin with CDI have one bean for all web applications of an EAR. */
  static boolean mayBeSeveral(Object application) {
    return hasServlets() && !(application instanceof ServletContext);
  }

  /** The beans of the web application that starts: those of an EAR do not know its observers. */
  private static BeanManager here(BeanManager fallback) {
    try {
      return CDI.current().getBeanManager();
    } catch (IllegalStateException e) {
      return fallback;
    }
  }

  private static SessionStorage inContext(ServletContext context, BeanManager beans) {
    SessionStorage sessions = SessionStorages.start(context); // CDI's initializer may be the first
    if (sessions instanceof SessionManager manager) {
      manager.addListener(new SessionEvents(beans));
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
