// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The web applications that share these classes: mostly one, several where a server or an EAR has
 * the jar. For whoever has to find the session of a thread without knowing the application.
 */
public final class Applications {
  private static final ClassLoader OWN = Applications.class.getClassLoader();
  private static final Map<SessionManager, Place> RUNNING = new ConcurrentHashMap<>();

  private static final Map<ClassLoader, BiConsumer<SessionManager, Object>> WAITING =
      new ConcurrentHashMap<>();

  private Applications() {}

  private record Place(ClassLoader loader, Object context) {}

  /**
   * Adds an application that has started.
   *
   * @param application its sessions
   * @param contextLoader the class loader of its own classes, null where it has none but ours
   * @param context what the container knows it by; no type of it is known here
   */
  public static void started(
      SessionManager application, @Nullable ClassLoader contextLoader, Object context) {
    ClassLoader loader = contextLoader == null ? OWN : contextLoader;
    RUNNING.put(application, new Place(loader, context));
    BiConsumer<SessionManager, Object> waiting = WAITING.remove(loader);
    if (waiting == null) {
      waiting = waitingAbove(loader);
    }
    if (waiting != null) {
      waiting.accept(application, context);
    }
  }

  /** An EAR waits for each of its web applications. */
  private static @Nullable BiConsumer<SessionManager, Object> waitingAbove(ClassLoader loader) {
    for (ClassLoader above = loader.getParent(); above != null; above = above.getParent()) {
      BiConsumer<SessionManager, Object> waiting = WAITING.get(above);
      if (waiting != null) {
        return waiting;
      }
    }
    return WAITING.get(OWN); // not every server has class loaders below each other
  }

  /**
   * Waits for the application of this thread, for a container that begins with CDI. In an EAR that
   * has the jar in its library directory, waits for each of its web applications.
   *
   * @param then gets the sessions and the context when an application has started, which may be now
   */
  public static void whenStarted(BiConsumer<SessionManager, Object> then) {
    Map.Entry<SessionManager, Place> running = ofLoaders();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    if (running != null) {
      then.accept(running.getKey(), running.getValue().context);
    } else if (loader != null) {
      WAITING.put(loader, then);
    }
  }

  /**
   * Tells whether several applications share these classes, so that the thread decides which one is
   * meant.
   *
   * @return false where there is one, or none
   */
  public static boolean areSeveral() {
    return RUNNING.size() > 1;
  }

  /**
   * Ends a wait, if nobody has started meanwhile.
   *
   * @param then what {@link #whenStarted} was given
   */
  public static void wontStart(BiConsumer<SessionManager, Object> then) {
    boolean unused = WAITING.values().remove(then);
  }

  /**
   * Takes out an application that has been stopped.
   *
   * @param application its sessions
   */
  public static void stopped(SessionManager application) {
    RUNNING.remove(application);
  }

  /**
   * Finds the application that this thread works for: the one that has these classes to itself, or
   * the one whose class loader is the thread's or above it, or the only one in whose session the
   * thread is. Never another one that merely runs alone.
   *
   * @return its sessions, or null when it cannot be told
   */
  public static @Nullable SessionManager find() {
    Map.Entry<SessionManager, Place> running = ofLoaders();
    return running == null ? ofSession() : running.getKey();
  }

  private static Map.@Nullable Entry<SessionManager, Place> ofLoaders() {
    ClassLoader threads = Thread.currentThread().getContextClassLoader();
    for (ClassLoader loader = threads; loader != null; loader = loader.getParent()) {
      Map.Entry<SessionManager, Place> running = of(loader);
      if (running != null) {
        return running;
      }
    }
    return of(OWN);
  }

  private static Map.@Nullable Entry<SessionManager, Place> of(ClassLoader loader) {
    for (Map.Entry<SessionManager, Place> running : RUNNING.entrySet()) {
      if (running.getValue().loader == loader) {
        return running;
      }
    }
    return null;
  }

  private static @Nullable SessionManager ofSession() {
    SessionManager only = null;
    for (SessionManager application : RUNNING.keySet()) {
      if (application.bindings().get() != null) {
        if (only != null) {
          return null;
        }
        only = application;
      }
    }
    return only;
  }

  /**
   * Notes which sessions this thread is in. Creates none.
   *
   * @return for each application the session, or null when the thread is in none of its sessions
   */
  public static Map<CurrentSession, @Nullable Binding> ofThisThread() {
    Map<CurrentSession, @Nullable Binding> sessions = ofNoThread();
    sessions.replaceAll((application, none) -> sessionIfAny(application));
    return sessions;
  }

  private static @Nullable Binding sessionIfAny(CurrentSession application) {
    Binding binding = application.get();
    return binding == null ? null : binding.sessionIfAny();
  }

  /**
   * Notes what a thread has that is in no session.
   *
   * @return null for each application
   */
  public static Map<CurrentSession, @Nullable Binding> ofNoThread() {
    Map<CurrentSession, @Nullable Binding> sessions = new HashMap<>();
    RUNNING.keySet().forEach(application -> sessions.put(application.bindings(), null));
    return sessions;
  }

  /**
   * Puts this thread into sessions.
   *
   * @param sessions for each application the session, or null for none
   * @return puts the thread back into what it was in before, to be run in a {@code finally}
   */
  public static Runnable bind(Map<CurrentSession, ? extends @Nullable Binding> sessions) {
    Map<CurrentSession, @Nullable Binding> before = new HashMap<>();
    sessions.forEach((application, session) -> before.put(application, application.bind(session)));
    return () -> before.forEach(CurrentSession::restore);
  }
}
