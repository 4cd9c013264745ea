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
  private static final Map<Long, Waiter> WAITING = new HashMap<>();

  private WaitGraph() {}

  /** Adds a thread that waits, or throws if that closes a ring. */
  static void add(Waiter waiter) {
    MUTEX.lock();
    try {
      WAITING.put(waiter.id(), waiter);
      List<Waiter> ring = ring(waiter);
      if (!ring.isEmpty() && ring.stream().noneMatch(Waiter::isAboutToGiveUp)) {
        String described = describe(ring);
        WAITING.remove(waiter.id(), waiter);
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
      WAITING.remove(waiter.id(), waiter);
    } finally {
      MUTEX.unlock();
    }
  }

  static boolean isEmpty() {
    MUTEX.lock();
    try {
      return WAITING.isEmpty();
    } finally {
      MUTEX.unlock();
    }
  }

  /**
   * Follows a waiter to the holder of what it waits for, and so on; empty if that leads elsewhere.
   */
  private static List<Waiter> ring(Waiter last) {
    List<Waiter> ring = new ArrayList<>();
    Waiter waiter = last;
    do {
      waiter = WAITING.get(waiter.lock().holderId());
      if (waiter == null || ring.contains(waiter)) {
        return List.of();
      }
      ring.add(waiter);
    } while (waiter != last);
    return ring;
  }

  private static String describe(List<Waiter> ring) {
    StringBuilder text = new StringBuilder("Waiting would have closed a ring:");
    Waiter waiting = ring.get(ring.size() - 1);
    for (Waiter holder : ring) {
      text.append(" thread \"").append(waiting.thread().getName()).append("\" waits for ");
      text.append(waiting.wanted().description()).append(", which is in use by thread \"");
      text.append(holder.thread().getName()).append("\";");
      waiting = holder;
    }
    text.append(" this block was stopped and undone. Let nested blocks enter groups in the same");
    return text.append(" order everywhere, or try again after the outermost block.").toString();
  }
}
