// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.api;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of sessions.
 *
 * @param sessions the records, possibly none: some may have ended meanwhile
 * @param last what to continue after; null if this is the end of the list
 */
public record SessionPage(List<SessionInfo> sessions, @Nullable SessionId last) {}
