// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Event: a session has ended, and its storage with it.
 *
 * <pre>{@code
 * void ended(@Observes SessionClosed event) {
 *   System.out.println("Goodbye " + event.session().userName());
 * }
 * }</pre>
 *
 * <p>It is fired through CDI (in Spring Boot, as a Spring event) in the thread that ended the
 * session, outside every lock. If the session ended inside a block, it is fired after the thread's
 * outermost block. {@link SessionStorage#of(SessionId)} does not find the session any more.
 *
 * @param session the session as it ended
 * @since 1.0
 */
public record SessionClosed(SessionInfo session) {}
