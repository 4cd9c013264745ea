// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import dev.sessionstorage.store.ForwardingStore;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A member's connection to the store that counts, and that fails as planned. */
class UnreliableStore extends ForwardingStore {
  /** What was asked for groups of sessions. */
  final AtomicInteger reads = new AtomicInteger();

  final AtomicInteger writes = new AtomicInteger();

  /** What was asked for records of sessions. */
  final AtomicInteger recordReads = new AtomicInteger();

  final AtomicInteger recordWrites = new AtomicInteger();

  /** How often it cannot be listened to. */
  final AtomicInteger refusedListens = new AtomicInteger();

  /** What has arrived, and where it goes under this member's present id. */
  final Queue<byte[]> received = new ConcurrentLinkedQueue<>();

  volatile Consumer<byte[]> inbox = message -> {};

  volatile boolean cutOff;
  volatile boolean loseNext;

  /** Whether looks at cells fail, while everything else works. */
  volatile boolean unreadable;

  /** Whether changes of groups are done, but not known to be. */
  volatile boolean unheard;

  /** Whether changes of records are lost, and it is not known. */
  volatile boolean silent;

  /** Whether ends of sessions and their removal are done, but not known to be. */
  volatile boolean unheardEnds;

  /** Whether messages of this member are lost, and those to it. */
  volatile boolean mute;

  volatile boolean deaf;

  /** Whether it finds no sessions that are due, so that the other members sweep them. */
  volatile boolean findsNothingDue;

  /** What happens when this member has purged a tombstone. */
  volatile Runnable afterPurge = () -> {};

  /** Whether this member dies when it has written the first cells of new groups. */
  volatile boolean diesAtBirth;

  final List<Verdict> bornInVain = new CopyOnWriteArrayList<>();

  /** How many messages were sent, by receiver. */
  final Map<UUID, Integer> sent = new ConcurrentHashMap<>();

  /** How often it was searched for groups that nothing refers to. */
  final AtomicInteger scans = new AtomicInteger();

  final AtomicInteger failed = new AtomicInteger();

  volatile Runnable beforeEnd = () -> {};

  UnreliableStore(Store real) {
    super(real);
  }

  @Override
  public void check() {
    if (cutOff) {
      throw new StorageUnavailableException("This member is cut off. Connect it again.");
    }
    super.check();
  }

  @Override
  public Look read(Set<Key> keys, boolean bodies) {
    check();
    if (unreadable) {
      failed.incrementAndGet();
      throw new StorageUnavailableException("The store does not answer in time: planned.");
    }
    reads.addAndGet(keys.stream().anyMatch(UnreliableStore::isGroup) ? 1 : 0);
    recordReads.addAndGet(keys.stream().anyMatch(UnreliableStore::isRecord) ? 1 : 0);
    return super.read(keys, bodies);
  }

  private static boolean isRecord(Key key) {
    return key.group() == Key.RECORD && key.session().getMostSignificantBits() != 0;
  }

  private static boolean isGroup(Key key) {
    return key.group() != Key.RECORD && key.session().getMostSignificantBits() != 0;
  }

  @Override
  public Written write(Commit commit) {
    if (cutOff) {
      return Written.REFUSED;
    }
    Change pivot = commit.pivot();
    recordWrites.addAndGet(isRecord(pivot.key()) ? 1 : 0);
    if (diesAtBirth && !commit.births().isEmpty()) {
      commit.births().forEach(birth -> bornInVain.add(super.write(Commit.of(birth)).verdict()));
      cutOff = true;
      return Written.UNKNOWN;
    }
    if (silent && !isGroup(pivot.key())) {
      return Written.UNKNOWN;
    }
    if (pivot.key().group() == Key.RECORD && !commit.deaths().isEmpty()) {
      beforeEnd.run();
    }
    if (isGroup(pivot.key())) {
      writes.incrementAndGet();
      Cell from = pivot.from();
      if (loseNext && from != null) {
        loseNext = false;
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Stamp other = new Stamp(random.nextLong(), random.nextLong());
        Cell taken = new Cell(other, from.head(), from.body());
        Written unused = super.write(Commit.of(new Change(pivot.key(), from, taken)));
      }
    }
    Written written = super.write(commit);
    boolean ends = pivot.key().group() == Key.RECORD && !commit.deaths().isEmpty();
    if (ends && pivot.to() == null) {
      afterPurge.run();
    }
    boolean lost = ends ? unheardEnds : unheard && isGroup(pivot.key());
    return lost ? Written.UNKNOWN : written;
  }

  @Override
  public List<Key> scan(Scan scan, Key after, int limit) {
    scans.addAndGet(scan instanceof Scan.Groups ? 1 : 0);
    return findsNothingDue && scan instanceof Scan.Due ? List.of() : super.scan(scan, after, limit);
  }

  @Override
  public void send(UUID member, byte[] message) {
    sent.merge(member, 1, Integer::sum);
    if (!mute) {
      super.send(member, message);
    }
  }

  @Override
  public void listen(UUID me, Consumer<byte[]> inbox) {
    if (refusedListens.getAndDecrement() > 0) {
      throw new StorageUnavailableException("The store does not answer in time: planned.");
    }
    this.inbox = inbox;
    super.listen(
        me,
        message -> {
          if (!deaf) {
            received.add(message);
            inbox.accept(message);
          }
        });
  }

  @Override
  public Roll beat(UUID member, byte[] data) {
    check();
    return super.beat(member, data);
  }
}
