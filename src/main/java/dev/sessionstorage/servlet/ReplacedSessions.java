// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.session.Session;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP sessions that a filter puts in the place of the container's, as far as a request has
 * used them. They tell nobody of their end, so each use looks whether they are still there, and
 * what nobody uses ends after its idle time-out.
 */
final class ReplacedSessions {
  private final WebApplication application;
  private @Nullable List<Used> used;

  ReplacedSessions(WebApplication application) {
    this.application = application;
  }

  /** An HTTP session of this request. */
  private record Used(HttpSession http, Session session, RunningSession running) {}

  /** The session of the HTTP session that the application sees; null if it has none. */
  @Nullable Session find(RequestView view) {
    closeThoseOfInvalid(view);
    HttpSession http = validHttpSession(view);
    return http == null ? null : bind(http);
  }

  Session bind(HttpSession http) {
    Session bound = SessionLinks.bindAny(http, application.sessions());
    Used known = known(http);
    if (known == null || known.session != bound) {
      use(http, bound);
    }
    return bound;
  }

  private void use(HttpSession http, Session bound) {
    SessionLink link = SessionLink.of(http);
    if (link != null && !bound.isShared()) {
      StoredSession unused = application.stored().written(bound, link);
    }
    HttpSessionKeepAlive.noteUse(http, bound);
    RunningSession running = new RunningSession(application.stored());
    running.set(bound);
    if (used == null) {
      used = new ArrayList<>(2);
    }
    used.add(new Used(http, bound, running));
  }

  private @Nullable Used known(HttpSession http) {
    return used == null
        ? null
        : used.stream().filter(it -> it.http == http).reduce((first, last) -> last).orElse(null);
  }

  /** The application has asked for this HTTP session. Begins no session for it. */
  void seen(HttpSession http) {
    try {
      if (known(http) == null && SessionLink.of(http) != null) {
        Session unused = bind(http);
      }
    } catch (IllegalStateException e) {
      // it has ended already
    }
  }

  /** The application does not see this view any more: what has changed goes to the filter. */
  void save(RequestView view) {
    closeThoseOfInvalid(view);
    if (used != null) {
      used.forEach(it -> application.stored().save(it.http, it.session));
    }
  }

  void finish() {
    if (used != null) {
      used.forEach(it -> it.running.set(null));
    }
  }

  /** Ends the sessions of HTTP sessions that were invalidated, unless another one has them now. */
  private void closeThoseOfInvalid(RequestView view) {
    if (used != null && view.isReplaced()) {
      used.removeIf(it -> LinkHome.isInvalid(it.http) && isOver(it, view));
    }
  }

  private static boolean isOver(Used ended, RequestView view) {
    ended.running.set(null);
    closeUnlessMoved(ended.session, view);
    return true;
  }

  private static void closeUnlessMoved(Session session, RequestView view) {
    HttpSession now = validHttpSession(view);
    SessionLink link = now == null ? null : SessionLink.of(now);
    if (link == null || !link.id().equals(session.id())) {
      session.close();
    }
  }

  /** Shiro goes on to give an HTTP session that has been invalidated. */
  private static @Nullable HttpSession validHttpSession(RequestView view) {
    HttpSession http = view.request().getSession(false);
    return http == null || LinkHome.isInvalid(http) ? null : http;
  }
}
