// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.session.Session;
import jakarta.servlet.http.HttpSession;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Begins an HTTP session for a request that has none. */
final class NewHttpSession {
  private static final int ATTEMPTS = 3;

  private NewHttpSession() {}

  /**
   * Begins an HTTP session as the application would.
   *
   * @param view the request as the application sees it
   * @param bind gives the session of an HTTP session
   * @return the session
   * @throws NoCurrentSessionException if the response is committed
   */
  static Session create(RequestView view, Function<HttpSession, Session> bind) {
    IllegalStateException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        refuseToBeginTooLate(view);
        return bind.apply(view.request().getSession());
      } catch (IllegalStateException e) {
        last = e; // committed, or invalidated just now: then the next one is new
      }
    }
    throw tooLate(last);
  }

  /** Some containers begin an HTTP session even then: nobody would ever send its cookie. */
  private static void refuseToBeginTooLate(RequestView view) {
    if (view.response().isCommitted() && view.request().getSession(false) == null) {
      throw new IllegalStateException("The response is committed");
    }
  }

  private static NoCurrentSessionException tooLate(@Nullable IllegalStateException cause) {
    NoCurrentSessionException none =
        new NoCurrentSessionException(
            "This request has no HTTP session, and none can be created any more since the response"
                + " is committed. Ask for current() or id() before writing the response, or set"
                + " sessionstorage.create-session to always.");
    none.initCause(cause);
    return none;
  }
}
