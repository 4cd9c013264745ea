// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Written;
import dev.sessionstorage.store.ForwardingStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store that does not answer for some sessions: the member of the grid that has them hangs. */
final class HangingStore extends ForwardingStore {
  final AtomicInteger beats = new AtomicInteger();

  /** Something that hangs has been asked for. */
  final CountDownLatch asked = new CountDownLatch(1);

  private final CountDownLatch answer = new CountDownLatch(1);
  private final Set<UUID> hung = ConcurrentHashMap.newKeySet();

  /** How many calls have hung. */
  final AtomicInteger waiting = new AtomicInteger();

  /** The lane of what hangs; that of everything else is 0. */
  volatile int lane = 1;

  HangingStore(Store real) {
    super(real);
  }

  void hang(UUID session) {
    hung.add(session);
  }

  /** Everything that hangs is answered, from now on at once. */
  void answer() {
    answer.countDown();
  }

  boolean hasAnswered() {
    return answer.getCount() == 0;
  }

  private void await(UUID session) {
    if (hung.contains(session)) {
      waiting.incrementAndGet();
      asked.countDown();
      Uninterruptibles.awaitUninterruptibly(answer);
    }
  }

  @Override
  public int lane(Key key) {
    return hung.contains(key.session()) ? lane : 0;
  }

  @Override
  public Look read(Set<Key> keys, boolean bodies) {
    keys.forEach(key -> await(key.session()));
    return super.read(keys, bodies);
  }

  @Override
  public Written write(Commit commit) {
    await(commit.pivot().key().session());
    return super.write(commit);
  }

  @Override
  public void touch(Map<UUID, Index> uses) {
    uses.keySet().forEach(this::await);
    super.touch(uses);
  }

  /** Asks for all sessions. */
  @Override
  public List<Key> scan(Scan scan, @Nullable Key after, int limit) {
    hung.forEach(this::await);
    return super.scan(scan, after, limit);
  }

  @Override
  public Roll beat(UUID member, byte[] data) {
    beats.incrementAndGet();
    return super.beat(member, data);
  }
}
