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
  private final Endings endings;
  private final Observers observers;
  private final Post post;

  News(Member member) {
    this.member = member;
    this.lock = member.trust.lock;
    this.arrivals = new Arrivals(member);
    this.watches = newWatches();
    this.post = new Post(member);
    this.endings = new Endings(member.times().periods(), System.nanoTime());
    this.observers = new Observers(member.trust, member.timing().silent());
  }

  private Watches newWatches() {
    return member.trust.with(
        known ->
            new Watches(
                member.me(), known, member.chance(), member.timing(), member.times().periods()));
  }

  /** This member goes on under another id. */
  void restart() {
    lock.lock();
    try {
      watches = newWatches();
      post.restart();
      observers.restart();
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
      return question.apply(post.wires);
    } finally {
      lock.unlock();
    }
  }

  /** Sends a message that may be lost. */
  void send(UUID to, Message message) {
    post.send(to, message);
  }

  void published(Key key, Cell cell, Set<String> names) {
    long version = version(cell);
    Cell along = cell.body().length > RIDES_ALONG ? null : cell;
    List<String> changed = List.copyOf(names);
    lock.lock();
    try {
      tell(
          watches.receivers(key.session()),
          new Message.News(key, version, cell.stamp(), changed, along),
          new Message.News(key, version, cell.stamp(), changed, null));
    } finally {
      lock.unlock();
    }
  }

  private static long version(Cell cell) {
    try {
      return Head.read(cell.head()).version();
    } catch (IOException e) {
      throw new IllegalStateException(e); // this member has just written it
    }
  }

  /** Tells watchers and observers; an observer that is found later is told the other message. */
  private void tell(Set<UUID> watchers, Message message, Message later) {
    greet();
    Set<UUID> receivers = observers.and(watchers);
    receivers.forEach(to -> post.wires.post(to, message));
    observers.told(later, receivers, System.nanoTime());
    post.flushLater();
  }

  /** Tells observers that this member has just found what they have missed. */
  private void greet() {
    for (UUID observer : observers.found()) {
      observers
          .missedBy(observer, System.nanoTime())
          .forEach(message -> post.wires.post(observer, message));
    }
  }

  /** The others may have changed, or what they want to hear. */
  void greetObservers() {
    lock.lock();
    try {
      greet();
      post.flushLater();
    } finally {
      lock.unlock();
    }
  }

  void opened(UUID session, byte[] record) {
    lock.lock();
    try {
      Message opened = new Message.Opened(session, record);
      tell(Set.of(), opened, opened);
    } finally {
      lock.unlock();
    }
  }

  /** A session has ended here; returns whether this member's listener does not know it yet. */
  boolean ended(Ending ending, Set<UUID> watchers) {
    lock.lock();
    try {
      Set<UUID> all = new HashSet<>(watchers);
      all.addAll(watches.receivers(ending.session()));
      watches.ended(ending.session());
      Message closed = new Message.Closed(List.of(ending));
      tell(all, closed, closed);
      return endings.isNew(ending.session(), System.nanoTime());
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

  /** Sends all that was gathered, although it is too early. */
  void flushAll() {
    post.flushAll();
  }

  /**
   * Another member's packet has arrived. One that was sent to an id that this member had before has
   * a number of another numbering, and would hide what has that number now.
   */
  void received(UUID to, byte[] bytes) {
    try {
      var packet = PacketCodec.decode(bytes);
      handle(
          () ->
              to.equals(member.me())
                  ? post.wires.received(packet, System.nanoTime())
                  : Arrived.nothing());
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "A message of another member cannot be read", e);
    }
  }

  /** What another member's beat says of its packets for this one. */
  void heard(UUID sender, MemberData data) {
    handle(() -> post.wires.heard(sender, data, System.nanoTime()));
  }

  void fallen(UUID other, boolean gone) {
    handle(
        () -> {
          watches.fallen(other, gone, System.nanoTime());
          return post.wires.fallen(other, gone);
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
      post.flushLater(); // what another member has missed may have been posted anew
    } finally {
      lock.unlock();
    }
    replies.forEach(post::send);
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
