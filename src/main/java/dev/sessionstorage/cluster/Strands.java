// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Runs the tasks of each session in order, one at a time, and those of different lanes beside each
 * other. Where a session's lane hangs, only sessions of that lane wait; where only the session
 * itself hangs, it keeps one worker of its lane.
 */
final class Strands {
  private final Function<UUID, Lane> laneOf;

  /** What waits behind the task that each of these sessions is running. */
  private final Map<UUID, Queue<Runnable>> waiting = new ConcurrentHashMap<>();

  /** With the lane for a session's next task; it may be another one each time. */
  Strands(Function<UUID, Lane> laneOf) {
    this.laneOf = laneOf;
  }

  void execute(UUID session, Runnable task) {
    boolean[] starts = {false};
    waiting.compute(
        session,
        (id, queue) -> {
          starts[0] = queue == null;
          if (queue == null) {
            return new ArrayDeque<>(1);
          }
          queue.add(task);
          return queue;
        });
    if (starts[0]) {
      start(session, task);
    }
  }

  private void start(UUID session, Runnable task) {
    laneOf
        .apply(session)
        .execute(
            () -> {
              Lane.runGuarded(task);
              next(session);
            });
  }

  private void next(UUID session) {
    List<Runnable> next = new ArrayList<>(1);
    waiting.computeIfPresent(
        session,
        (id, queue) -> {
          if (queue.isEmpty()) {
            return null;
          }
          next.add(queue.remove());
          return queue;
        });
    next.forEach(task -> start(session, task));
  }
}
