// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What comes of something that was heard from another member.
 *
 * @param messages messages of the application and of the protocol, in the sender's order
 * @param replies what to send at once
 * @param lost members whose news did not all arrive: the heads of sessions that they watch too must
 *     be read again
 */
public record Arrived(List<Delivered> messages, List<Outgoing> replies, Set<UUID> lost) {

  /**
   * A message that has arrived.
   *
   * @param sender who sent it
   * @param message what it says
   */
  public record Delivered(UUID sender, Message message) {}

  /**
   * Says that nothing comes of it.
   *
   * @return empty lists
   */
  public static Arrived nothing() {
    return new Arrived();
  }

  /** With empty lists to be filled. */
  Arrived() {
    this(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
  }
}
