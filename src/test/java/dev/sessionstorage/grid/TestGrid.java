// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.cluster.api.Cluster;
import java.util.Set;

/** Members that share sessions, and what can go wrong between them. */
public interface TestGrid {

  /** Adds a member. */
  Cluster member(String name);

  /** Waits until all that was told is known everywhere. */
  void settle() throws Exception;

  /** The groups of a session that are kept. */
  Set<Long> groups(SessionId session);

  /** The next commit of a member finds that another one has taken over. */
  void loseNext(Cluster member);

  /** A member reaches nobody, or does again. */
  void cutOff(Cluster member, boolean now);

  /** What happens on a member while it ends a session. */
  void beforeEnd(Cluster member, Runnable what);
}
