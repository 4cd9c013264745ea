// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The web applications that share these classes: mostly one, several where a server or an EAR has
 * the jar. For whoever has to find the session of a thread without knowing the application.
 */
public final class Applications {
  private static final Set<CurrentSession> RUNNING = ConcurrentHashMap.newKeySet();

  private Applications() {}

  /**
   * Adds an application that has started.
   *
   * @param application what it knows of its threads
   */
  public static void started(CurrentSession application) {
    RUNNING.add(application);
  }

  /**
   * Takes out an application that has been stopped.
   *
   * @param application what it knows of its threads
   */
  public static void stopped(CurrentSession application) {
    RUNNING.remove(application);
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
    RUNNING.forEach(application -> sessions.put(application, null));
    return sessions;
  }

  /**
   * Puts this thread into sessions.
   *
   * @param sessions for each application the session, or null for none
   * @return what was there before, to be given to this method again in a {@code finally}
   */
  public static Map<CurrentSession, @Nullable Binding> bind(
      Map<CurrentSession, ? extends @Nullable Binding> sessions) {
    Map<CurrentSession, @Nullable Binding> before = new HashMap<>();
    sessions.forEach((application, session) -> before.put(application, application.bind(session)));
    return before;
  }
}
