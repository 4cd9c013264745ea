// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The name of a group. What follows the @ says where the grid keeps it: beside the session's
 * record.
 */
record GroupKey(SessionId session, long group) {

  String text() {
    return Long.toHexString(group) + '@' + session;
  }

  static @Nullable GroupKey parse(String text) {
    int at = text.indexOf('@');
    SessionId session = SessionId.parseOrNull(text.substring(at + 1));
    try {
      return at < 0 || session == null
          ? null
          : new GroupKey(session, Long.parseUnsignedLong(text, 0, at, 16));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Reads what {@link #text} wrote. */
  static GroupKey of(String text) {
    GroupKey key = parse(text);
    if (key == null) {
      throw new IllegalArgumentException("Not the name of a group");
    }
    return key;
  }

  /** For messages: never the whole id of the session. */
  @Override
  public String toString() {
    return "group " + group + " of session " + session.abbreviated();
  }
}
