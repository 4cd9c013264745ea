// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.http.HttpSession;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP session that a link belongs to: when it ends, the session ends. If the application
 * copies the link to another HTTP session, the copy has no effect as long as this one lives. A weak
 * reference, since a link may stay in memory longer than its HTTP session.
 */
final class LinkHome extends WeakReference<HttpSession> {

  private LinkHome(HttpSession http) {
    super(http);
  }

  /** Returns the home of a link; null in an HTTP session that calls no listener when it ends. */
  static @Nullable LinkHome of(@Nullable HttpSession http) {
    return http == null ? null : new LinkHome(http);
  }

  /** Whether another HTTP session than this one is the home, and still lives. */
  static boolean isElsewhere(@Nullable LinkHome home, HttpSession here) {
    HttpSession own = home == null ? null : home.get();
    return own != null && own != here && !isInvalid(own) && !own.getId().equals(here.getId());
  }

  /** Whether an HTTP session has ended. */
  static boolean isInvalid(HttpSession http) {
    try {
      Object unused = http.getAttribute("dev.sessionstorage");
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
