// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The web applications that share these classes: mostly one, several where a server or an EAR has
 * the jar. For whoever has to find the session of a thread without knowing the application.
 */
public final class Applications {
  private static final ClassLoader OWN = Applications.class.getClassLoader();

  /**
   * Weak: some containers tell nobody when a deployment fails, and these classes may belong to the
   * server, which lives on. Each application keeps its own place.
   */
  private static final List<WeakReference<Place>> RUNNING = new CopyOnWriteArrayList<>();

  private static final Map<ClassLoader, BiConsumer<SessionManager, Object>> WAITING =
      new ConcurrentHashMap<>();

  private Applications() {}

  /** An application that runs, and what the container knows it by. */
  private record Place(SessionManager application, ClassLoader loader, Object context) {}

  /**
   * Adds an application that has started.
   *
   * @param application its sessions
   * @param contextLoader the class loader of its own classes, null where it has none but ours
   * @param context what the container knows it by; no type of it is known here
   * @return what the application must keep for as long as it runs, or it is not found any more
   */
  public static Object started(
      SessionManager application, @Nullable ClassLoader contextLoader, Object context) {
    ClassLoader loader = contextLoader == null ? OWN : contextLoader;
    Place place = new Place(application, loader, context);
    RUNNING.removeIf(each -> each.get() == null);
    RUNNING.add(new WeakReference<>(place));
    BiConsumer<SessionManager, Object> waiting = WAITING.remove(loader);
    if (waiting == null) {
      waiting = waitingAbove(loader);
    }
    if (waiting != null) {
      waiting.accept(application, context);
    }
    return place;
  }

  private static List<Place> running() {
    List<Place> places = new ArrayList<>();
    for (WeakReference<Place> each : RUNNING) {
      Place place = each.get();
      if (place != null) {
        places.add(place);
      }
    }
    return places;
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
    Place running = ofLoaders();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    if (running != null) {
      then.accept(running.application, running.context);
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
    return running().size() > 1;
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
    RUNNING.removeIf(
        each -> {
          Place place = each.get();
          return place == null || place.application == application;
        });
  }

  /**
   * Finds the application that this thread works for: the one that has these classes to itself, or
   * the one whose class loader is the thread's or above it, or the only one in whose session the
   * thread is. Never another one that merely runs alone.
   *
   * @return its sessions, or null when it cannot be told
   */
  public static @Nullable SessionManager find() {
    Place running = ofLoaders();
    return running == null ? ofSession() : running.application;
  }

  private static @Nullable Place ofLoaders() {
    ClassLoader threads = Thread.currentThread().getContextClassLoader();
    for (ClassLoader loader = threads; loader != null; loader = loader.getParent()) {
      Place running = of(loader);
      if (running != null) {
        return running;
      }
    }
    return of(OWN);
  }

  private static @Nullable Place of(ClassLoader loader) {
    for (Place running : running()) {
      if (running.loader == loader) {
        return running;
      }
    }
    return null;
  }

  private static @Nullable SessionManager ofSession() {
    SessionManager only = null;
    for (Place running : running()) {
      if (running.application.bindings().get() != null) {
        if (only != null) {
          return null;
        }
        only = running.application;
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
    running().forEach(each -> sessions.put(each.application.bindings(), null));
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
