// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.http.HttpSession;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP session that has a link and ends it. Somebody may copy the link to another one: as long
 * as this one lives, the copy is worth nothing.
 */
final class LinkHome extends WeakReference<HttpSession> {

  private LinkHome(HttpSession http) {
    super(http);
  }

  /** The home in an HTTP session of the container; none in one that does not tell of its end. */
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
