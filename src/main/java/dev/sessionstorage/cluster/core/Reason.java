// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

/** Why a lease refuses what it was asked for. */
public enum Reason {
  /** The group is not kept any more: its session has ended, or it was removed. */
  GONE,
  /** Another member took over; nothing was published. */
  LOST,
  /** The store does not answer, or this member is cut off; nothing was published. */
  UNAVAILABLE,
  /** It is not known whether the commit was published. */
  UNKNOWN,
  /** The bytes are damaged, or a later version has written them. */
  UNREADABLE
}
