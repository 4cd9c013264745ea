// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Message.Closed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What can be sent to a receiver again: the newest packets, and of older ones the ends of sessions.
 * News fill the packets that are kept within seconds while the receiver hangs; what they say it can
 * read in the store.
 */
final class Ring {
  /** How much of packets is kept, in about bytes. */
  private static final long KEPT = 1 << 20;

  /** How many ends of older packets are kept. */
  private static final int ENDS = 10_000;

  private final Deque<Kept> packets = new ArrayDeque<>();
  private long size;
  private final Deque<Older> ends = new ArrayDeque<>();

  private record Kept(Packet packet, long size) {}

  /** An end from an older packet, with the packet's number. */
  private record Older(long number, Ending ending) {}

  void add(Packet packet, long packetSize) {
    packets.add(new Kept(packet, packetSize));
    size += packetSize;
    while (size > KEPT && packets.size() > 1) {
      Kept oldest = packets.remove();
      size -= oldest.size();
      oldest.packet().messages().forEach(message -> keepEnds(oldest.packet().number(), message));
    }
  }

  private void keepEnds(long number, Message message) {
    if (message instanceof Closed closed) {
      closed.endings().forEach(ending -> ends.add(new Older(number, ending)));
      while (ends.size() > ENDS) {
        ends.remove();
      }
    }
  }

  /** The number of the oldest packet that is kept. */
  long oldest(long otherwise) {
    Kept oldest = packets.peek();
    return oldest == null ? otherwise : oldest.packet().number();
  }

  /** Returns the ends of packets that are no longer kept, from a number on, and forgets them. */
  List<Ending> takeEnds(long from) {
    List<Ending> taken = new ArrayList<>();
    for (Older each : ends) {
      if (each.number() >= from) {
        taken.add(each.ending());
      }
    }
    ends.clear();
    return taken;
  }

  List<Packet> packets(long from, long count) {
    List<Packet> found = new ArrayList<>();
    for (Kept each : packets) {
      long number = each.packet().number();
      if (number >= from && number - from < count) {
        found.add(each.packet());
      }
    }
    return found;
  }
}
