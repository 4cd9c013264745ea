// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.List;
import java.util.UUID;

/**
 * Messages that travel together from one member to another.
 *
 * @param sender who sends it
 * @param line which numbering of the sender it belongs to; 0: it has no number, and nobody misses
 *     it when it is lost
 * @param number its number in the line, from 1
 * @param messages what it tells, in order
 */
public record Packet(UUID sender, long line, long number, List<Message> messages) {

  /** Makes a packet without a number. */
  static Packet loose(UUID sender, List<Message> messages) {
    return new Packet(sender, 0, 0, messages);
  }

  boolean isNumbered() {
    return line != 0;
  }
}
