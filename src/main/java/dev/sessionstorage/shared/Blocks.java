// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

/**
 * Whether a thread is inside a block of any group, so that what it has to tell others waits until
 * it is outside all of them.
 *
 * <p>The counts are an array of numbers, which keeps no class loader: it may stay with the thread.
 * They are changed by plain assignments in the frame of the block itself, which work where the
 * stack is full, and each block puts back what it found.
 */
final class Blocks {
  /** The index of the number of blocks that the thread is inside. */
  static final int DEPTH = 0;

  /** The index of a number that is not 0 while {@link Deliveries} wait for the outermost end. */
  static final int DUE = 1;

  private static final ThreadLocal<int[]> OF_THREAD = new ThreadLocal<>();

  private Blocks() {}

  /** The counts of the current thread, the same array each time. */
  static int[] ofThread() {
    int[] known = OF_THREAD.get();
    if (known != null) {
      return known;
    }
    int[] made = new int[2];
    OF_THREAD.set(made);
    return made;
  }
}
