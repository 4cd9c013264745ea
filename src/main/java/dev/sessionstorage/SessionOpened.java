// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Event: a session has begun.
 *
 * <pre>{@code
 * void begun(@Observes SessionOpened event) {
 *   sessions.application().use(storage -> storage.increment("sessions", 1));
 * }
 * }</pre>
 *
 * <p>It is fired through CDI (in Spring Boot, as a Spring event) in the thread that began the
 * session, outside every lock. If the session began inside a block, it is fired after the thread's
 * outermost block.
 *
 * @param session the session as it began
 * @since 1.0
 */
public record SessionOpened(SessionInfo session) {}
