// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

/** What a thread knows of a child that it creates and removes. */
public enum Presence {
  /** It is not there, and must not appear. */
  ABSENT,
  /** A block that may change it has begun, and its caller was told nothing certain. */
  UNKNOWN,
  /** It is there, and must stay. */
  PRESENT
}
