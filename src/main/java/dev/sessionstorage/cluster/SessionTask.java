// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Something that is to be done for sessions, such as a look at what has changed. It does not wait
 * twice for the same session: one that hangs is asked for again and again.
 */
final class SessionTask {
  private final Strands strands;
  private final Consumer<UUID> task;
  private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();

  SessionTask(Strands strands, Consumer<UUID> task) {
    this.strands = strands;
    this.task = task;
  }

  /** Does it soon; what has happened until now is seen by it. */
  void execute(UUID session) {
    if (waiting.add(session)) {
      strands.execute(
          session,
          () -> {
            waiting.remove(session);
            task.accept(session);
          });
    }
  }
}
