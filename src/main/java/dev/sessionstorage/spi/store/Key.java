// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.util.UUID;

/**
 * Names a cell: the record of a session, or one of its groups.
 *
 * @param session the session's id
 * @param group {@link #RECORD}, {@link #ROOT}, or the number of another group, 1 or more; {@link
 *     #ALL_GROUPS} where a method says so
 * @since 1.0
 */
public record Key(UUID session, long group) {
  /** Stands for all groups of a session, its first level included; not for its record. */
  public static final long ALL_GROUPS = -2;

  /** The number of a session's record. */
  public static final long RECORD = -1;

  /** The number of the first level of a session's storage. */
  public static final long ROOT = 0;

  /**
   * Names another cell of the same session.
   *
   * @param other its number
   * @return the key
   */
  public Key sibling(long other) {
    return new Key(session, other);
  }

  /**
   * Says whether this key is another one, or stands for it among others.
   *
   * @param other the key of one cell
   * @return true if they are equal, or if this one has {@link #ALL_GROUPS} and the other one is a
   *     group of the same session
   */
  public boolean covers(Key other) {
    return session.equals(other.session)
        && (group == other.group || (group == ALL_GROUPS && other.group >= ROOT));
  }
}
