// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Arrived.Delivered;
import dev.sessionstorage.cluster.core.MemberData.Line;
import dev.sessionstorage.cluster.core.Message.Resend;
import dev.sessionstorage.cluster.core.Message.Skip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The news between this member and each other: numbered for each receiver, so that a receiver
 * notices what it has missed, and asks for it again. Beats repeat the last numbers, in case the
 * last packet is the one that was lost. What the sender keeps no longer is reported as lost.
 *
 * <p>Messages that are asked for again anyway (such as {@link Message.Want}) travel without a
 * number, in a {@link #loose} packet.
 */
public final class Wires {
  private final UUID me;
  private final Timing timing;
  private final Periods periods;
  private final Map<UUID, Outbox> outboxes = new HashMap<>();
  private final Map<UUID, Inbox> inboxes = new HashMap<>();

  /** How many numberings there were for each receiver, also for one that was taken for dead. */
  private final Map<UUID, Long> lines = new HashMap<>();

  /**
   * Begins; a member that gets a new id begins anew.
   *
   * @param me this member
   * @param timing how long things take
   * @param periods how long things take
   */
  public Wires(UUID me, Timing timing, Periods periods) {
    this.me = me;
    this.timing = timing;
    this.periods = periods;
  }

  /**
   * Makes a packet that nobody misses when it is lost; to be sent at once.
   *
   * @param to the receiver
   * @param message the message
   * @return the packet
   */
  public Outgoing loose(UUID to, Message message) {
    return new Outgoing(to, Packet.loose(me, List.of(message)));
  }

  /**
   * Adds news for a receiver; sent with the next {@link #flush} that is due.
   *
   * @param to the receiver
   * @param message the news
   */
  public void post(UUID to, Message message) {
    outboxes.computeIfAbsent(to, this::outbox).post(message);
  }

  private Outbox outbox(UUID to) {
    return new Outbox(me, lines.merge(to, 1L, Long::sum));
  }

  /**
   * Returns when something is due to be sent.
   *
   * @param now the time
   * @return a moment, perhaps in the past; {@link Long#MAX_VALUE} if there is nothing to send
   */
  public long dueAt(long now) {
    long due = Long.MAX_VALUE;
    for (Outbox outbox : outboxes.values()) {
      if (outbox.hasPending()) {
        due = Math.min(due, outbox.dueAt(timing.gather(), now));
      }
    }
    return due;
  }

  /**
   * Takes what is due to be sent.
   *
   * @param now the time
   * @return packets for receivers that were sent nothing for the time of gathering
   */
  public List<Outgoing> flush(long now) {
    List<Outgoing> packets = new ArrayList<>();
    outboxes.forEach(
        (to, outbox) -> {
          if (outbox.hasPending() && outbox.dueAt(timing.gather(), now) - now <= 0) {
            outbox.flush(now).forEach(packet -> packets.add(new Outgoing(to, packet)));
          }
        });
    return packets;
  }

  /**
   * Returns how far the numbers have come, for beats.
   *
   * @return the last number of what was sent, by receiver
   */
  public Map<UUID, Line> lines() {
    Map<UUID, Line> last = new HashMap<>();
    outboxes.forEach(
        (to, outbox) -> {
          if (outbox.line().last() > 0) {
            last.put(to, outbox.line());
          }
        });
    return last;
  }

  /**
   * Returns how far the packets of other members have arrived without a gap.
   *
   * @return the last number, by sender
   */
  public Map<UUID, Line> arrived() {
    Map<UUID, Line> last = new HashMap<>();
    inboxes.forEach((sender, inbox) -> last.put(sender, inbox.line()));
    return last;
  }

  /**
   * Takes a packet.
   *
   * @param packet the packet
   * @param now the time
   * @return what comes of it
   */
  public Arrived received(Packet packet, long now) {
    Arrived out = new Arrived();
    if (packet.isNumbered()) {
      inbox(packet.sender()).received(packet, now, out);
    } else {
      packet.messages().forEach(message -> loose(packet.sender(), message, out));
    }
    return out;
  }

  private void loose(UUID sender, Message message, Arrived out) {
    if (message instanceof Resend resend) {
      Outbox outbox = outboxes.get(sender);
      if (outbox != null && outbox.isLine(resend.line())) {
        outbox
            .again(resend.from(), resend.to())
            .forEach(packet -> out.replies().add(new Outgoing(sender, packet)));
      }
    } else if (message instanceof Skip skip) {
      inbox(sender).skipped(skip, out);
    } else {
      out.messages().add(new Delivered(sender, message));
    }
  }

  private Inbox inbox(UUID sender) {
    return inboxes.computeIfAbsent(sender, id -> new Inbox(me, id, periods.resend()));
  }

  /**
   * Compares with what another member's beat says of the packets for this one.
   *
   * @param sender the other member
   * @param data its beat
   * @param now the time
   * @return what comes of it
   */
  public Arrived heard(UUID sender, MemberData data, long now) {
    Arrived out = new Arrived();
    Line sent = data.lines().get(me);
    if (sent != null) {
      inbox(sender).heard(sent, now, out);
    }
    return out;
  }

  /**
   * Says that a member is silent, or gone.
   *
   * @param member the member
   * @param gone whether its entry was removed, so that it never comes back under this id
   * @return what had arrived of it; it is among the lost
   */
  public Arrived fallen(UUID member, boolean gone) {
    Arrived out = new Arrived();
    if (gone) {
      Inbox inbox = inboxes.remove(member);
      if (inbox != null) {
        inbox.gone(out);
      }
      outboxes.remove(member);
    }
    out.lost().add(member);
    return out;
  }
}
