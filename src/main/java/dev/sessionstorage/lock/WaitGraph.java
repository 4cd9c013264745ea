// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import dev.sessionstorage.DeadlockException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which thread waits for which lock, as far as it has waited for a while. A thread whose entry
 * would close a ring is turned away. Entries come and go under one mutex, so that every thread
 * found here keeps waiting, and keeps what it holds, while a ring is looked for.
 */
final class WaitGraph {
  private static final ReentrantLock MUTEX = new ReentrantLock();
  private static final Map<Thread, Waiter> WAITING = new HashMap<>();

  private WaitGraph() {}

  /** Adds a thread that waits, or throws if that closes a ring. */
  static void add(Waiter waiter) {
    MUTEX.lock();
    try {
      WAITING.put(waiter.thread(), waiter);
      List<Thread> ring = ring(waiter.thread());
      if (!ring.isEmpty()) {
        String described = describe(ring);
        WAITING.remove(waiter.thread());
        throw new DeadlockException(described);
      }
    } finally {
      MUTEX.unlock();
    }
  }

  /** Removes a thread that has the lock, or waits for it no longer. */
  static void remove(Waiter waiter) {
    MUTEX.lock();
    try {
      WAITING.remove(waiter.thread());
    } finally {
      MUTEX.unlock();
    }
  }

  /** Follows a thread to the holder of what it waits for, and so on; empty when that ends. */
  private static List<Thread> ring(Thread thread) {
    List<Thread> ring = new ArrayList<>();
    Waiter waiter = WAITING.get(thread);
    while (waiter != null) {
      Thread holder = waiter.lock().holder();
      if (holder == null || ring.contains(holder)) {
        return List.of();
      }
      ring.add(holder);
      if (holder == thread) {
        return ring;
      }
      waiter = WAITING.get(holder);
    }
    return List.of();
  }

  private static String describe(List<Thread> ring) {
    StringBuilder text = new StringBuilder("Waiting would have closed a ring:");
    Thread waiting = ring.get(ring.size() - 1);
    for (Thread holder : ring) {
      Waiter waiter = WAITING.get(waiting);
      text.append(" thread \"").append(waiting.getName()).append("\" waits for ");
      text.append(waiter == null ? "a group" : waiter.wanted().description());
      text.append(", which is in use by thread \"").append(holder.getName()).append("\";");
      waiting = holder;
    }
    text.append(" this block was stopped and undone. Let nested blocks enter groups in the same");
    return text.append(" order everywhere, or try again after the outermost block.").toString();
  }
}
