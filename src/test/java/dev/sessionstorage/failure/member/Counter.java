// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

/** A place where threads count. */
public interface Counter {

  /** Counts for everybody. */
  String ALL = "all";

  /** What a block left behind. */
  record Count(long own, long all) {}

  /** Adds one under two names in one block, which runs something else in its middle. */
  Count count(String own, Runnable inside);

  /** What this member reads under a name without a block. */
  long read(String own);

  /** Whether there is anything to count in at the moment. */
  default boolean isThere() {
    return true;
  }
}
