// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One session at one moment. 4D: {@code Session info}.
 *
 * @param id the session's id
 * @param kind what kind of session it is
 * @param userName who is signed in, or null when nobody is
 * @param created when the session began
 * @param lastUsed when it last served a request or was last run in
 * @param idleTimeout how long it may stay unused before it ends, or null when it never ends by
 *     itself
 * @param node the name of the node that serves it, {@code "local"} where there is only one
 * @since 1.0
 */
public record SessionInfo(
    SessionId id,
    SessionKind kind,
    @Nullable String userName,
    Instant created,
    Instant lastUsed,
    @Nullable Duration idleTimeout,
    String node) {}
