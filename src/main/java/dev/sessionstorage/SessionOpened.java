// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * CDI event: a session has begun. Fired in the thread that began it, outside every lock: when the
 * session began inside a block, after the thread's outermost one.
 *
 * @param session the session as it began
 * @since 1.0
 */
public record SessionOpened(SessionInfo session) {}
