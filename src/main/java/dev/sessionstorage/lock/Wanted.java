// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

/** What a thread wants to use when it acquires a lock; read only to compose a message. */
@FunctionalInterface
public interface Wanted {
  /**
   * Describes it for people, without ids or values.
   *
   * @return for example {@code settings.lines[2] of session 1A2B3C4D}
   */
  String description();
}
