// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * CDI event: a session has ended, its storage with it. Fired in the thread that ended it, outside
 * every lock: when the session ended inside a block, after the thread's outermost one. The storage
 * is not to be found any more.
 *
 * @param session the session as it ended
 * @since 1.0
 */
public record SessionClosed(SessionInfo session) {}
