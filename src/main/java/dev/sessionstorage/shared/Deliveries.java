// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a thread has to tell observers. It is delivered when the thread has left its outermost
 * block, outside every lock. What an observer does is delivered after all that was due before, not
 * inside the observer. Nothing that an observer throws reaches the thread's own work.
 */
public final class Deliveries {
  /**
   * How many rounds one outermost block may cause. A round delivers what the observers of the round
   * before did; observers that answer each other without end are cut off here.
   */
  public static final int MAX_ROUNDS = 32;

  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");
  private static final ThreadLocal<@Nullable Deliveries> OF_THREAD = new ThreadLocal<>();

  /** The present round. */
  private final Queue<Runnable> now = new ArrayDeque<>();

  /** The next round, by what it is about: all changes of one storage are delivered as one. */
  private final Map<Object, Runnable> next = new LinkedHashMap<>();

  private Deliveries() {}

  /**
   * Runs something now when the thread is outside every block, else when it has left the outermost
   * one. Throws nothing that it throws.
   *
   * @param delivery what tells the observers
   */
  public static void deliver(Runnable delivery) {
    Runnable unused = add(delivery, () -> delivery);
    flushOutside();
  }

  /** Delivers what waits, if the thread is outside every block. */
  static void flushOutside() {
    if (Blocks.ofThread()[Blocks.DEPTH] == 0) {
      flush();
    }
  }

  /** Finds the delivery that waits under a key, or adds one to the next round. */
  static Runnable add(Object key, Supplier<? extends Runnable> made) {
    Deliveries mine = OF_THREAD.get();
    if (mine == null) {
      mine = new Deliveries();
      OF_THREAD.set(mine);
    }
    Runnable waiting = mine.next.computeIfAbsent(key, any -> made.get());
    Blocks.ofThread()[Blocks.DUE] = 1;
    return waiting;
  }

  /** The thread has left its outermost block. Throws nothing. */
  static void flush() {
    try {
      Deliveries mine = OF_THREAD.get();
      if (mine != null) {
        mine.flush(Blocks.ofThread());
      }
    } catch (Throwable e) { // the stack is full: the next block of the thread delivers the rest
      warn("Observers could not be told; the thread tells them after its next block.", e);
    }
  }

  private void flush(int[] blocks) {
    blocks[Blocks.DEPTH] = 1; // the blocks of observers are inside this one
    try {
      for (int round = 0; round < MAX_ROUNDS && isDue(); round++) {
        runRound();
      }
      if (isDue()) {
        cutOff();
      }
      blocks[Blocks.DUE] = 0;
      OF_THREAD.remove();
    } finally {
      blocks[Blocks.DEPTH] = 0;
    }
  }

  private boolean isDue() {
    return !now.isEmpty() || !next.isEmpty();
  }

  private void runRound() {
    now.addAll(next.values());
    next.clear();
    for (Runnable due = now.poll(); due != null; due = now.poll()) {
      run(due);
    }
  }

  private static void run(Runnable delivery) {
    try {
      delivery.run();
    } catch (Throwable e) {
      warn("An observer has thrown. What it was told of has happened all the same.", e);
    }
  }

  private void cutOff() {
    int left = next.size();
    next.clear();
    warn(
        "Observers answer each other without end: after "
            + MAX_ROUNDS
            + " rounds, "
            + left
            + " announcements were dropped. An observer that writes to a storage is told of that"
            + " as well: let it write only when it has something new to say.",
        null);
  }

  private static void warn(String message, @Nullable Throwable thrown) {
    try {
      LOGGER.log(Level.WARNING, message, thrown);
    } catch (Throwable e) {
      // a full stack has no room for a logger either
    }
  }
}
