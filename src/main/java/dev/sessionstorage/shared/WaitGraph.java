// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.DeadlockException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which thread waits for which group, as far as they have waited for a while. The thread whose
 * entry closes a ring is turned away. Entering and leaving need one lock, so that whoever is found
 * in here stays a waiter, and keeps what it holds, while a ring is looked for.
 */
final class WaitGraph {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Map<Thread, Group> WAITING = new HashMap<>();

  private WaitGraph() {}

  static void enter(Thread thread, Group group) {
    LOCK.lock();
    try {
      WAITING.put(thread, group);
      List<Thread> ring = ring(thread, group);
      if (!ring.isEmpty()) {
        WAITING.remove(thread);
        throw new DeadlockException(describe(ring));
      }
    } finally {
      LOCK.unlock();
    }
  }

  static void leave(Thread thread) {
    LOCK.lock();
    try {
      WAITING.remove(thread);
    } finally {
      LOCK.unlock();
    }
  }

  /** Follows the holders from a group to the thread that wants it; empty when there is no ring. */
  private static List<Thread> ring(Thread thread, Group wanted) {
    List<Thread> ring = new ArrayList<>();
    Group group = wanted;
    while (group != null && ring.size() <= WAITING.size()) {
      Use inside = group.use();
      if (inside == null || ring.contains(inside.thread)) {
        return List.of();
      }
      ring.add(inside.thread);
      if (inside.thread == thread) {
        return ring;
      }
      group = WAITING.get(inside.thread);
    }
    return List.of();
  }

  private static String describe(List<Thread> ring) {
    StringBuilder text = new StringBuilder("Waiting would have closed a ring: thread \"");
    text.append(ring.get(ring.size() - 1).getName()).append('"');
    for (Thread holder : ring) {
      text.append(" waits for a block of thread \"").append(holder.getName()).append("\", which");
    }
    text.setLength(text.length() - ", which".length());
    return text.append(
            ". This block was stopped and undone. Try again after it, and always enter nested blocks"
                + " in the same order.")
        .toString();
  }
}
