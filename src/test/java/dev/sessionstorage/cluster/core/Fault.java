// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

/** What goes wrong in a history. */
enum Fault {
  /** Messages are lost. */
  LOSS,
  /** Messages arrive twice. */
  DOUBLE,
  /** Messages arrive late, in another order. */
  REORDER,
  /** Writes have no outcome; they take place at once, later, or never. */
  UNKNOWN,
  /** A commit is done in part. */
  CUT,
  /** What a write without an outcome has done can be seen, and is undone later. */
  UNDONE,
  /** Writes are repeated by the network, much later. */
  REPEAT,
  /** Some calls take seconds. */
  SLOW,
  /** A member does not reach the store for some time. */
  UNREACHABLE,
  /** A member stands still for some time. */
  PAUSE,
  /** A member dies; another one may start in its place. */
  CRASH,
  /** Clocks run fast or slow. */
  DRIFT,
  /** Wall clocks jump. */
  JUMP,
  /** A member is stopped in good order. */
  LEAVE,
  /** The session ends in the middle. */
  END
}
