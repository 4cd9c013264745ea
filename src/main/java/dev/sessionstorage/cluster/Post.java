// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Message;
import dev.sessionstorage.cluster.core.Outgoing;
import dev.sessionstorage.cluster.core.PacketCodec;
import dev.sessionstorage.cluster.core.Wires;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** What this member sends to others: at once, or gathered for a moment and numbered. */
final class Post {
  private final ReentrantLock lock;
  private final Member member;
  private boolean flushing;

  /** Guarded by the lock of the news. */
  Wires wires;

  Post(Member member) {
    this.member = member;
    this.lock = member.trust.lock;
    this.wires = newWires();
  }

  private Wires newWires() {
    return new Wires(member.me(), member.timing(), member.times().periods());
  }

  /** This member goes on under another id. The caller holds the lock. */
  void restart() {
    wires = newWires();
  }

  /** Sends a message that may be lost, in this thread: somebody waits for it, and it is quick. */
  void send(UUID to, Message message) {
    Outgoing packet;
    lock.lock();
    try {
      packet = wires.loose(to, message);
    } finally {
      lock.unlock();
    }
    sendNow(packet);
  }

  void send(Outgoing packet) {
    member.lanes.post.execute(() -> sendNow(packet));
  }

  private void sendNow(Outgoing packet) {
    member.store().send(packet.to(), PacketCodec.encode(packet.packet()));
  }

  /** Sends what was posted as soon as it has been gathered. The caller holds the lock. */
  void flushLater() {
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
    packets.forEach(this::sendNow);
  }
}
