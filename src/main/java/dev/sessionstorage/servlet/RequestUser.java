// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.session.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who the user of a request is, as far as the application or the container has found out by itself.
 */
final class RequestUser {
  private final HttpServletRequest containers;
  private @Nullable String name;

  /** A filter's wrapper has said who the user is; what the container thinks does not matter. */
  private boolean wasSeen;

  RequestUser(HttpServletRequest containers) {
    this.containers = containers;
    this.name = containersUser();
  }

  @Nullable String name() {
    return name;
  }

  /** Asks the container again; true if the user is another one than before. */
  boolean hasChanged() {
    return !wasSeen && becomes(containersUser());
  }

  /** Notes the user that a filter's wrapper told the application; true if it is another one. */
  boolean seen(@Nullable String seen) {
    wasSeen = true;
    return becomes(seen);
  }

  /** The request uses this session, in which the user may not be signed in yet. */
  void noteIn(Session session) {
    if (name != null && !name.equals(session.userName())) {
      session.signIn(name);
    }
  }

  /** The user of the session is another one now, or none. */
  void signIn(@Nullable Session session) {
    if (session != null && !session.isClosed() && !Objects.equals(name, session.userName())) {
      session.signIn(name);
    }
  }

  private boolean becomes(@Nullable String next) {
    if (Objects.equals(name, next)) {
      return false;
    }
    name = next;
    return true;
  }

  private @Nullable String containersUser() {
    if (LazyAuthentication.isUndecided(containers)) {
      return null;
    }
    Principal principal = containers.getUserPrincipal();
    return principal == null ? null : principal.getName();
  }
}
