// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

/** Where in a session the load counts. */
public enum Kind {
  /** In the first level. */
  ROOT,
  /** In one child of the first level, whose name stays. */
  CHILD,
  /** In a child of its own that the thread moves, removes and puts back meanwhile. */
  BOX,
  /** In such a child of a thread of another member. */
  GUEST,
  /** In children that live for a moment: created, counted in, removed. */
  SPARK,
  /** In the storage of the application, whichever session that is. */
  APPLICATION
}
