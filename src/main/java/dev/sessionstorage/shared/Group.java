// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that have one lock and one version. The lock is the {@link Use} that is inside, so that
 * whoever waits can tell who holds it.
 */
final class Group {
  private static final VarHandle HOME = handle("home", Object.class);
  private static final VarHandle USE = handle("use", Use.class);
  private static final VarHandle WAITERS = handle("waiters", Waiters.class);
  private static final VarHandle READERS = handle("readers", int.class);
  private static final VarHandle KEPT = handle("kept", Use.class);
  private static final VarHandle VERSION = handle("version", long.class);

  /** Whether this is the first level of a storage, whose children are groups of their own. */
  final boolean single;

  /** How large all of it is. */
  final Tally tally;

  /** Null, or the {@link Storage} this belongs to, or the {@link Group} it joined. */
  private volatile @Nullable Object home;

  private volatile @Nullable Use use;
  private volatile @Nullable Waiters waiters;
  private volatile int readers;
  private volatile @Nullable Use kept;
  private volatile long version;

  Group() {
    this.single = false;
    this.tally = new Tally(null);
  }

  Group(Storage storage) {
    this.single = true;
    this.home = storage;
    this.tally = new Tally(storage);
  }

  private static VarHandle handle(String field, Class<?> type) {
    return Handles.of(MethodHandles.lookup(), field, type);
  }

  // ---- where it belongs

  /** The group that this has become part of, or itself. */
  Group resolve() {
    Group group = this;
    while (group.home instanceof Group joined) {
      group = joined;
    }
    return group;
  }

  /** The storage that this belongs to, or null. */
  @Nullable Storage storage() {
    return home instanceof Storage storage ? storage : null;
  }

  boolean belongsNowhere() {
    return home == null;
  }

  boolean enter(Object newHome) {
    return HOME.compareAndSet(this, null, newHome);
  }

  void leaveHome() {
    home = null;
  }

  Settings settings() {
    Storage storage = storage();
    return storage == null ? Settings.DEFAULT : storage.settings();
  }

  // ---- the lock

  /** The block that is inside, or null. */
  @Nullable Use use() {
    return use;
  }

  boolean tryLock(Use next) {
    return use == null && USE.compareAndSet(this, null, next);
  }

  /**
   * Takes the lock for a block.
   *
   * @param wanted what it wants to use, for messages
   * @param maxWait nanoseconds to wait at most, or {@link Waiter#CONFIGURED}
   */
  void lock(Use next, Node wanted, long maxWait) {
    Waiters queue = waiters;
    if ((queue != null && queue.isReserved()) || !tryLock(next)) {
      new Waiter(this, next, wanted).await(maxWait);
    }
  }

  void unlock() {
    use = null;
    Waiters queue = waiters;
    if (queue != null) {
      queue.wakeFirst();
    }
  }

  Waiters waiters() {
    Waiters queue = waiters;
    if (queue != null) {
      return queue;
    }
    Waiters made = new Waiters();
    return WAITERS.compareAndExchange(this, null, made) instanceof Waiters first ? first : made;
  }

  // ---- the version

  long version() {
    return (long) VERSION.getAcquire(this);
  }

  /** Publishes all drafts with this stamp at once; only by the holder of the lock. */
  void version(long next) {
    VERSION.setRelease(this, next);
  }

  /** Counts on from the version of another group, where that is higher; publishes nothing. */
  void raiseVersion(Group other) {
    version(Math.max(version(), other.version()));
  }

  /** Begins to read several contents of one version: their history is kept meanwhile. */
  long beginSnapshot() {
    READERS.getAndAdd(this, 1);
    return version;
  }

  void endSnapshot() {
    if ((int) READERS.getAndAdd(this, -1) == 1) {
      forget();
    }
  }

  /** Remembers a block whose history somebody may be reading. */
  void keep(Use published) {
    Use next;
    do {
      next = kept;
      published.nextKept = next;
    } while (!KEPT.compareAndSet(this, next, published));
    if (!hasSnapshots()) {
      forget();
    }
  }

  /**
   * Cuts off the history that was kept, unless somebody reads it. Whoever begins to read after the
   * check sees a version that has no need of it.
   */
  private void forget() {
    Use first = (Use) KEPT.getAndSet(this, null);
    for (Use published = first; published != null; ) {
      Use next = published.nextKept;
      if (hasSnapshots()) {
        keep(published);
      } else {
        published.forget();
      }
      published = next;
    }
  }

  boolean hasSnapshots() {
    return readers != 0;
  }
}
