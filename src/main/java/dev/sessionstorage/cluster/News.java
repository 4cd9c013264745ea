// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Arrived;
import dev.sessionstorage.cluster.core.Ending;
import dev.sessionstorage.cluster.core.Endings;
import dev.sessionstorage.cluster.core.Head;
import dev.sessionstorage.cluster.core.MemberData;
import dev.sessionstorage.cluster.core.Message;
import dev.sessionstorage.cluster.core.Outgoing;
import dev.sessionstorage.cluster.core.PacketCodec;
import dev.sessionstorage.cluster.core.Watches;
import dev.sessionstorage.cluster.core.Wires;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** What members tell each other: who watches what, and what was sent and has arrived. */
final class News {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  /** Larger states are read by those who need them. */
  private static final int RIDES_ALONG = 4096;

  private final ReentrantLock lock;
  private final Member member;
  private final Arrivals arrivals;
  private Watches watches;
  private Wires wires;
  private final Endings endings;
  private boolean flushing;

  News(Member member) {
    this.member = member;
    this.lock = member.trust.lock;
    this.arrivals = new Arrivals(member);
    this.watches = newWatches();
    this.wires = newWires();
    this.endings = new Endings(member.me(), member.times().periods(), System.nanoTime());
  }

  private Watches newWatches() {
    return member.trust.with(
        known ->
            new Watches(
                member.me(), known, member.chance(), member.timing(), member.times().periods()));
  }

  private Wires newWires() {
    return new Wires(member.me(), member.timing(), member.times().periods());
  }

  /** This member goes on under another id. */
  void restart() {
    lock.lock();
    try {
      watches = newWatches();
      wires = newWires();
    } finally {
      lock.unlock();
    }
  }

  <T> T watches(Function<Watches, T> question) {
    lock.lock();
    try {
      return question.apply(watches);
    } finally {
      lock.unlock();
    }
  }

  Map<UUID, MemberData.Line> lines() {
    return wires(Wires::lines);
  }

  <T> T wires(Function<Wires, T> question) {
    lock.lock();
    try {
      return question.apply(wires);
    } finally {
      lock.unlock();
    }
  }

  /** Sends a message that may be lost. */
  void send(UUID to, Message message) {
    Outgoing packet;
    lock.lock();
    try {
      packet = wires.loose(to, message);
    } finally {
      lock.unlock();
    }
    send(packet);
  }

  private void send(Outgoing packet) {
    member.lanes.post.execute(
        () -> member.store().send(packet.to(), PacketCodec.encode(packet.packet())));
  }

  void published(Key key, Cell cell, Set<String> names) {
    lock.lock();
    try {
      Set<UUID> receivers = receivers(watches.receivers(key.session()));
      if (!receivers.isEmpty()) {
        Cell along = cell.body().length > RIDES_ALONG ? null : cell;
        long version = Head.read(cell.head()).version();
        post(receivers, new Message.News(key, version, cell.stamp(), List.copyOf(names), along));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // this member has just written it
    } finally {
      lock.unlock();
    }
  }

  private Set<UUID> receivers(Set<UUID> watchers) {
    Set<UUID> receivers = new HashSet<>(member.trust.observers());
    receivers.addAll(watchers);
    receivers.remove(member.me());
    return receivers;
  }

  private void post(Set<UUID> receivers, Message message) {
    receivers.forEach(to -> wires.post(to, message));
    flushLater();
  }

  void opened(UUID session, byte[] record) {
    lock.lock();
    try {
      post(receivers(Set.of()), new Message.Opened(session, record));
    } finally {
      lock.unlock();
    }
  }

  /** A session has ended here; returns whether this member's listener does not know it yet. */
  boolean ended(Ending ending, Set<UUID> watchers) {
    lock.lock();
    try {
      Set<UUID> receivers = receivers(watchers);
      receivers.addAll(watches.receivers(ending.session()));
      watches.ended(ending.session());
      boolean anew = endings.tell(ending, receivers, wires, System.nanoTime());
      flushLater();
      return anew;
    } finally {
      lock.unlock();
    }
  }

  /** A session is found to have ended; tells the listener unless it knows. */
  void foundEnded(Ending ending) {
    lock.lock();
    try {
      watches.ended(ending.session());
      if (endings.isNew(ending.session(), System.nanoTime())) {
        arrivals.closed(ending);
      }
    } finally {
      lock.unlock();
    }
    member.ended(ending.session());
  }

  /** Tells the listener of an end that it does not know yet. */
  void tellEnded(Ending ending) {
    arrivals.closed(ending);
  }

  private void flushLater() {
    long due = wires.dueAt(System.nanoTime());
    if (!flushing && due != Long.MAX_VALUE) {
      flushing = true;
      member.at(due, () -> member.lanes.post.execute(this::flush));
    }
  }

  private void flush() {
    flush(System.nanoTime());
  }

  /** Sends all that was gathered, although it is too early. */
  void flushAll() {
    flush(System.nanoTime() + member.timing().gather());
  }

  private void flush(long now) {
    List<Outgoing> packets;
    lock.lock();
    try {
      flushing = false;
      packets = wires.flush(now);
      flushLater();
    } finally {
      lock.unlock();
    }
    packets.forEach(
        packet -> member.store().send(packet.to(), PacketCodec.encode(packet.packet())));
  }

  /** Another member's packet has arrived. */
  void received(byte[] bytes) {
    try {
      var packet = PacketCodec.decode(bytes);
      handle(() -> wires.received(packet, System.nanoTime()));
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "A message of another member cannot be read", e);
    }
  }

  /** What another member's beat says of its packets for this one. */
  void heard(UUID sender, MemberData data) {
    handle(() -> wires.heard(sender, data, System.nanoTime()));
  }

  void fallen(UUID other, boolean gone) {
    handle(
        () -> {
          watches.fallen(other, gone, System.nanoTime());
          return wires.fallen(other, gone);
        });
  }

  private void handle(Supplier<Arrived> event) {
    List<Runnable> after;
    List<Outgoing> replies;
    lock.lock();
    try {
      Arrived arrived = event.get();
      arrived.lost().forEach(watches::lost);
      replies = arrived.replies();
      after = arrivals.of(arrived, watches, endings);
    } finally {
      lock.unlock();
    }
    replies.forEach(this::send);
    after.forEach(Runnable::run);
  }

  /** Everything is to be looked at again. */
  void suspect() {
    lock.lock();
    try {
      watches.suspect();
    } finally {
      lock.unlock();
    }
  }
}
