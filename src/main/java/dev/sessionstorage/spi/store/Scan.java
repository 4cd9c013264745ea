// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

/**
 * Which cells to list.
 *
 * @since 1.0
 */
public sealed interface Scan {

  /** The records of all sessions. */
  record Records() implements Scan {}

  /**
   * The records of one user's sessions.
   *
   * @param name the name, compared exactly
   */
  record User(String name) implements Scan {}

  /**
   * The records whose deadline has passed. A store may list each of them to some of the members
   * only, but to at least one.
   *
   * @param clock milliseconds of the store's clock; earlier deadlines have passed
   */
  record Due(long clock) implements Scan {}

  /** All groups, to find those that no storage refers to; empty if commits are atomic. */
  record Groups() implements Scan {}
}
