// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a group: the {@link Use} that is inside, so that whoever waits can tell who holds it.
 */
abstract class GroupLock {
  private static final VarHandle USE = Handles.of(MethodHandles.lookup(), "use", Use.class);
  private static final VarHandle WAITERS =
      Handles.of(MethodHandles.lookup(), "waiters", Waiters.class);

  private volatile @Nullable Use use;
  private volatile @Nullable Waiters waiters;

  /** What is configured for those who wait. */
  abstract Settings settings();

  /** The block that is inside, or null. */
  final @Nullable Use use() {
    return use;
  }

  final boolean tryLock(Use next) {
    return use == null && USE.compareAndSet(this, null, next);
  }

  /**
   * Takes the lock for a block.
   *
   * @param wanted what it wants to use, for messages
   * @param maxWait nanoseconds to wait at most, or {@link Waiter#CONFIGURED}
   */
  final void lock(Use next, Node wanted, long maxWait) {
    Waiters queue = waiters;
    if ((queue != null && queue.isReserved()) || !tryLock(next)) {
      new Waiter(this, next, wanted).await(maxWait);
    }
  }

  final void unlock() {
    use = null;
    Waiters queue = waiters;
    if (queue != null) {
      queue.wakeFirst();
    }
  }

  /** Made for the first who has to wait. */
  final Waiters waiters() {
    Waiters queue = waiters;
    if (queue != null) {
      return queue;
    }
    Waiters made = new Waiters();
    return WAITERS.compareAndExchange(this, null, made) instanceof Waiters first ? first : made;
  }
}
