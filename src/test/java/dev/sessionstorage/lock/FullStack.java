// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

/** Does something over and over where the stack ends: with no room at first, then with more. */
public final class FullStack {
  private static final int ATTEMPTS = 1200;

  private final Runnable attempt;
  private int left;

  private FullStack(Runnable attempt) {
    this.attempt = attempt;
  }

  /**
   * Fills the stack of a new thread, and attempts something in each of its innermost frames.
   *
   * @param shift makes the end of the stack another one
   * @param attempt may throw a {@link VirtualMachineError}, such as {@link StackOverflowError}
   */
  public static void attempt(int shift, Runnable attempt) throws InterruptedException {
    long size = (256 << 10) + 16L * shift;
    Thread thread = new Thread(null, () -> new FullStack(attempt).deeper(), "deep", size);
    thread.start();
    thread.join();
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private void deeper() {
    try {
      deeper();
    } catch (StackOverflowError full) {
      left = ATTEMPTS;
    }
    if (left > 0) {
      left--;
      attempt();
    }
  }

  private void attempt() {
    try {
      attempt.run();
    } catch (VirtualMachineError planned) {
      // the stack is full, also where calls are linked; the next frame has more room
    }
  }
}
