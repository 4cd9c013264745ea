// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.lock.GroupLock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The version of a group: one write of it publishes all drafts that have its number as their stamp.
 * While somebody reads several contents of one version, those before are kept.
 */
abstract class GroupVersion extends GroupLock {
  private static final VarHandle VERSION =
      Handles.of(MethodHandles.lookup(), "version", long.class);
  private static final VarHandle READERS = Handles.of(MethodHandles.lookup(), "readers", int.class);
  private static final VarHandle KEPT = Handles.of(MethodHandles.lookup(), "kept", Use.class);

  private volatile long version;
  private volatile int readers;

  /** The blocks whose history is kept, a linked list. */
  private volatile @Nullable Use kept;

  final long version() {
    return (long) VERSION.getAcquire(this);
  }

  /** Publishes; only by the holder of the lock. */
  final void version(long next) {
    VERSION.setRelease(this, next);
  }

  /** Counts on from the version of another group, where that is higher; publishes nothing. */
  final void raiseVersion(GroupVersion other) {
    version(Math.max(version(), other.version()));
  }

  /** Begins to read one version: the one returned, or an older one, is kept from now on. */
  final long beginSnapshot() {
    READERS.getAndAdd(this, 1);
    return version;
  }

  final void endSnapshot() {
    if ((int) READERS.getAndAdd(this, -1) == 1) {
      forget();
    }
  }

  final boolean hasSnapshots() {
    return readers != 0;
  }

  /** Remembers a block whose history somebody may be reading. */
  final void keep(Use published) {
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
}
