// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Message.Closed;
import dev.sessionstorage.cluster.core.Message.News;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What one receiver is sent: gathered, numbered, and kept for a while to be sent again. */
final class Outbox {
  /** How much one packet has, in about bytes. */
  private static final long PACKET = 16 << 10;

  private final UUID me;
  private final long line;
  private long last;
  private final Ring ring = new Ring();

  private final Map<Object, Message> pending = new LinkedHashMap<>();
  private final List<Ending> endings = new ArrayList<>();
  private long flushed;
  private boolean everFlushed;

  Outbox(UUID me, long line) {
    this.me = me;
    this.line = line;
  }

  /** Adds a message; news of one group become one, ends of sessions are told together. */
  void post(Message message) {
    if (message instanceof Closed closed) {
      endings.addAll(closed.endings());
    } else if (message instanceof News news) {
      News before = (News) pending.remove(news.key());
      pending.put(news.key(), before == null ? news : merged(before, news));
    } else {
      pending.put(new Object(), message);
    }
  }

  private static News merged(News one, News other) {
    News newer = other.version() >= one.version() ? other : one;
    Set<String> names = new LinkedHashSet<>(one.names());
    names.addAll(other.names());
    return new News(newer.key(), newer.version(), newer.stamp(), List.copyOf(names), newer.cell());
  }

  boolean hasPending() {
    return !pending.isEmpty() || !endings.isEmpty();
  }

  /** When what is pending may be sent. */
  long dueAt(long gather, long now) {
    return everFlushed ? flushed + gather : now;
  }

  /** Makes packets of all that is pending. */
  List<Packet> flush(long now) {
    List<Packet> packets = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    long size = 0;
    for (Message message : gathered()) {
      long more = size(message);
      if (size + more > PACKET && !messages.isEmpty()) {
        packets.add(numbered(messages, size));
        messages = new ArrayList<>();
        size = 0;
      }
      messages.add(message);
      size += more;
    }
    packets.add(numbered(messages, size));
    pending.clear();
    endings.clear();
    flushed = now;
    everFlushed = true;
    return packets;
  }

  private Collection<Message> gathered() {
    List<Message> all = new ArrayList<>(pending.values());
    List<Ending> part = new ArrayList<>();
    long size = 0;
    for (Ending ending : endings) {
      if (size > PACKET / 2) {
        all.add(new Closed(List.copyOf(part)));
        part.clear();
        size = 0;
      }
      part.add(ending);
      size += size(ending);
    }
    if (!part.isEmpty()) {
      all.add(new Closed(List.copyOf(part)));
    }
    return all;
  }

  private Packet numbered(List<Message> messages, long size) {
    Packet packet = new Packet(me, line, ++last, List.copyOf(messages));
    ring.add(packet, size);
    return packet;
  }

  private static long size(Ending ending) {
    return 20L + ending.record().length;
  }

  private static long size(Message message) {
    if (message instanceof Closed closed) {
      return closed.endings().stream().mapToLong(Outbox::size).sum();
    } else if (message instanceof News news) {
      long cell = news.cell() == null ? 0 : news.cell().head().length + news.cell().body().length;
      return 60 + cell + news.names().stream().mapToLong(String::length).sum();
    } else if (message instanceof Message.Opened opened) {
      return 20L + opened.record().length;
    }
    return message instanceof Message.Note note ? note.content().length : 60;
  }

  /**
   * Packets of a range, or as many that are kept, after saying what is not. Ends of sessions that
   * were in the others are sent once more with the next flush: the receiver cannot read them
   * anywhere.
   */
  List<Packet> again(long from, long to) {
    List<Packet> packets = new ArrayList<>();
    long kept = ring.oldest(last + 1);
    if (from < kept) {
      endings.addAll(ring.takeEnds(from));
      packets.add(Packet.loose(me, List.of(new Message.Skip(line, kept - 1))));
    }
    long first = Math.max(from, kept);
    long count = from < 1 ? 0 : to - from + 1;
    packets.addAll(ring.packets(first, count));
    return packets;
  }

  MemberData.Line line() {
    return new MemberData.Line(line, last);
  }

  boolean isLine(long other) {
    return line == other;
  }
}
