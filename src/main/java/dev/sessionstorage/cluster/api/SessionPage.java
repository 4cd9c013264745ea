// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.api;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of sessions.
 *
 * @param sessions the records, possibly none: some may have ended meanwhile
 * @param last what to continue after; null if this is the end of the list
 */
public record SessionPage(List<SessionInfo> sessions, @Nullable SessionId last) {

  /**
   * Lists sessions, whose pages are read one after another: each when the one before has been
   * looked at. So a million sessions are not read at once.
   *
   * @param cluster whose sessions they are
   * @param userName the name of the sessions' user; null: all sessions
   * @return the sessions; the first page has been read
   */
  public static Stream<SessionInfo> all(Cluster cluster, @Nullable String userName) {
    return Stream.iterate(
            cluster.sessions(userName, null),
            Objects::nonNull,
            page -> page.last() == null ? null : cluster.sessions(userName, page.last()))
        .flatMap(page -> page.sessions().stream());
  }
}
