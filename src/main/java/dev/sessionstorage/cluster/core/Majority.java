// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

/**
 * How many members of a grid must answer, so that no two parts of it can both go on: more than half
 * of the largest grid seen. Members that announce that they leave make it smaller; members that
 * just vanish do not.
 */
public final class Majority {
  private final int fixed;

  /** Changed by one thread at a time, read by any. */
  private volatile int largest;

  /**
   * Begins.
   *
   * @param fixed how many members the grid has, if the application is told; 0: as many as were seen
   */
  public Majority(int fixed) {
    this.fixed = fixed;
  }

  /**
   * Records the size of the grid, as this member or another one sees it.
   *
   * @param members their number
   */
  public void saw(int members) {
    largest = Math.max(largest, members);
  }

  /**
   * A member has announced that it leaves, and is gone.
   *
   * @param remaining how many are there now
   */
  public void left(int remaining) {
    largest = Math.max(remaining, largest - 1);
  }

  /**
   * Returns the largest grid that counts.
   *
   * @return its number of members
   */
  public int size() {
    return fixed > 0 ? fixed : largest;
  }

  /**
   * Tells whether enough members have answered.
   *
   * @param answered how many, this one included
   * @return whether they are more than half
   */
  public boolean isReached(int answered) {
    return answered > size() / 2;
  }
}
