// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionId;

/** Who sent this request. */
record Visitor(SessionId id, String name, boolean operator) {

  /** Gives as much of a session's id as this visitor may see. */
  String shown(SessionId other) {
    return operator ? other.toString() : other.abbreviated();
  }
}
