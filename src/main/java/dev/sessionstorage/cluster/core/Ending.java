// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a session.
 *
 * @param session the session
 * @param record the body of its last record; may be unreadable
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, below
public record Ending(UUID session, byte[] record) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ending that
        && session.equals(that.session)
        && Arrays.equals(record, that.record);
  }

  @Override
  public int hashCode() {
    return session.hashCode();
  }
}
