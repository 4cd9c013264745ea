// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

/** Watches one node. Its methods are short, throw nothing and wait for nothing. */
interface Watcher {

  /**
   * A state was published, or the node may have come to another group. The caller may hold locks.
   *
   * @param changed false when every value is as it was
   */
  void published(boolean changed);

  /** The session has ended, or this member leaves the others. */
  void ended();
}
