// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session at one moment. It does not change any more: ask again for the present
 * state. 4D: {@code Session info}.
 *
 * <pre>{@code
 * List<String> users =
 *     sessions.sessions().map(SessionInfo::userName).filter(Objects::nonNull).distinct().toList();
 * }</pre>
 *
 * <p>JSON binders and the expression language read the {@code get} methods, which return text:
 * times in ISO 8601, and the id abbreviated, so that no response carries a whole one by mistake.
 *
 * <p>Immutable, and safe for any thread.
 *
 * @param id the session's id
 * @param kind what kind of session it is
 * @param name the name under which the program opened it, or null for a session of another kind
 * @param userName who is signed in, or null when nobody is
 * @param created when the session began
 * @param lastUsed when it last served a request, or when a task last ran in it
 * @param idleTimeout how long it may stay unused before it ends, or null when it never ends by
 *     itself
 * @param member the name of the member that serves it, {@code "local"} where there is only one
 * @since 1.0
 */
public record SessionInfo(
    SessionId id,
    SessionKind kind,
    @Nullable String name,
    @Nullable String userName,
    Instant created,
    Instant lastUsed,
    @Nullable Duration idleTimeout,
    String member) {

  /**
   * Returns the abbreviated id, for JSON binders and pages.
   *
   * @return its first 8 digits
   */
  public String getId() {
    return id.abbreviated();
  }

  /**
   * Returns when the session began, for JSON binders and pages.
   *
   * @return the time as text, such as {@code 2026-01-31T09:30:00Z}
   */
  public String getCreated() {
    return created.toString();
  }

  /**
   * Returns when the session was last used, for JSON binders and pages.
   *
   * @return the time as text, such as {@code 2026-01-31T09:30:00Z}
   */
  public String getLastUsed() {
    return lastUsed.toString();
  }

  /**
   * Returns the idle time-out, for JSON binders and pages.
   *
   * @return the duration as text, such as {@code PT30M}, or null when there is none
   */
  public @Nullable String getIdleTimeout() {
    return idleTimeout == null ? null : idleTimeout.toString();
  }

  /**
   * Returns when the session ends by itself if it is not used before.
   *
   * @return that moment, {@link Instant#MAX} if it is later than an {@code Instant} can tell, or
   *     null when it never ends by itself
   */
  public @Nullable Instant expires() {
    if (idleTimeout == null) {
      return null;
    }
    return Instant.MAX.minus(idleTimeout).isBefore(lastUsed)
        ? Instant.MAX
        : lastUsed.plus(idleTimeout);
  }
}
