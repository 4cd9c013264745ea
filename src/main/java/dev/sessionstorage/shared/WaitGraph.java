// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.DeadlockException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which thread waits for what, as far as they have waited for a while. The thread whose entry
 * closes a ring is turned away. Entering and leaving need one lock, so that whoever is found in
 * here stays a waiter, and keeps what it holds, while a ring is looked for.
 */
final class WaitGraph {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Map<Thread, Waiter> WAITING = new HashMap<>();

  private WaitGraph() {}

  static void enter(Thread thread, Waiter waiter) {
    LOCK.lock();
    try {
      WAITING.put(thread, waiter);
      List<Thread> ring = ring(thread);
      if (!ring.isEmpty()) {
        String described = describe(ring);
        WAITING.remove(thread);
        throw new DeadlockException(described);
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

  /** Follows a thread to the holder of what it waits for, and so on; empty when that ends. */
  private static List<Thread> ring(Thread thread) {
    List<Thread> ring = new ArrayList<>();
    Waiter waiter = WAITING.get(thread);
    while (waiter != null) {
      Use inside = waiter.group().use();
      if (inside == null || ring.contains(inside.thread)) {
        return List.of();
      }
      ring.add(inside.thread);
      if (inside.thread == thread) {
        return ring;
      }
      waiter = WAITING.get(inside.thread);
    }
    return List.of();
  }

  private static String describe(List<Thread> ring) {
    StringBuilder text = new StringBuilder("Waiting would have closed a ring:");
    Thread waiting = ring.get(ring.size() - 1);
    for (Thread holder : ring) {
      Waiter waiter = WAITING.get(waiting);
      text.append(" thread \"").append(waiting.getName()).append("\" waits for ");
      text.append(waiter == null ? "a group" : Paths.where(waiter.wanted()));
      text.append(", which is in use by thread \"").append(holder.getName()).append("\";");
      waiting = holder;
    }
    text.append(" this block was stopped and undone. Let nested blocks enter groups in the same");
    return text.append(" order everywhere, or try again after the outermost block.").toString();
  }
}
