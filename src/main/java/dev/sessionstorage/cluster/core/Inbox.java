// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Arrived.Delivered;
import dev.sessionstorage.cluster.core.Message.Resend;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** What one sender has sent: put into its order, without doubles. */
final class Inbox {
  /** How many packets wait for one that is missing, at most. */
  private static final int HELD = 512;

  /**
   * For how many times the pause between two questions a packet is asked for: for a long while, as
   * the sender may be starved or cut off, and says itself what it does not keep any more.
   */
  private static final int PATIENCE = 100;

  /** How many packets are asked for together: one that was cut off may have missed thousands. */
  private static final int AT_ONCE = 32;

  private final UUID me;
  private final UUID sender;
  private final long resend;
  private long line;
  private long next = 1;
  private final TreeMap<Long, Packet> held = new TreeMap<>();

  /** The greatest number that is known to have been sent. */
  private long known;

  /** The last number that was asked for, and when. */
  private long askedTo;

  private long askedAt;

  /** Whether the packet that is missing first was asked for, and when for the first time. */
  private boolean asking;

  private long askedFirst;

  Inbox(UUID me, UUID sender, long resend) {
    this.me = me;
    this.sender = sender;
    this.resend = resend;
  }

  void received(Packet packet, long now, Arrived out) {
    follow(packet.line(), out);
    if (packet.line() < line || packet.number() < next) {
      return; // a double, or of a numbering that the sender has given up
    }
    known = Math.max(known, packet.number());
    held.put(packet.number(), packet);
    deliver(out);
    if (held.size() > HELD) {
      skipTo(held.firstKey(), out);
    }
    if (next <= known) {
      ask(now, out);
    }
  }

  /** The sender says how far its numbering has come. */
  void heard(MemberData.Line sent, long now, Arrived out) {
    follow(sent.line(), out);
    if (sent.line() != line || sent.last() < next) {
      return;
    }
    known = Math.max(known, sent.last());
    if (asking && now - askedFirst >= PATIENCE * resend) {
      skipTo(sent.last() + 1, out);
    } else {
      ask(now, out);
    }
  }

  /** The last packet up to which all have arrived, or are given up. */
  MemberData.Line line() {
    return new MemberData.Line(line, next - 1);
  }

  /** The sender does not keep packets any more. */
  void skipped(Message.Skip skip, Arrived out) {
    if (skip.line() == line && skip.to() >= next) {
      skipTo(skip.to() + 1, out);
    }
  }

  /** The sender is gone: there is nothing to wait for any more. */
  void gone(Arrived out) {
    while (!held.isEmpty()) {
      skipTo(held.firstKey(), out);
    }
  }

  /** A later numbering: the sender has given up the one before, with what was under way. */
  private void follow(long newest, Arrived out) {
    if (newest <= line) {
      return;
    }
    if (newest > 1) {
      gone(out);
      out.lost().add(sender);
    }
    line = newest;
    next = 1;
    known = 0;
    askedTo = 0;
    asking = false;
  }

  private void skipTo(long number, Arrived out) {
    out.lost().add(sender);
    while (!held.isEmpty() && held.firstKey() < number) {
      deliver(held.pollFirstEntry().getValue(), out);
    }
    next = number;
    asking = false;
    deliver(out);
  }

  private void deliver(Arrived out) {
    while (!held.isEmpty() && held.firstKey() == next) {
      deliver(held.pollFirstEntry().getValue(), out);
      next++;
      asking = false;
    }
  }

  private void deliver(Packet packet, Arrived out) {
    for (Message message : packet.messages()) {
      out.messages().add(new Delivered(sender, message));
    }
  }

  /** Asks for what is missing first: the next part at once, the same part again after a while. */
  private void ask(long now, Arrived out) {
    if (next <= askedTo && now - askedAt < resend) {
      return;
    }
    long to = Math.min(held.isEmpty() ? known : held.firstKey() - 1, next + AT_ONCE - 1);
    if (!asking) {
      asking = true;
      askedFirst = now;
    }
    askedTo = to;
    askedAt = now;
    Message ask = new Resend(line, next, to);
    out.replies().add(new Outgoing(sender, Packet.loose(me, List.of(ask))));
  }
}
