// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.lock.GroupLock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that have one lock and one version, and where they belong. One write of the version
 * publishes all drafts that have its number as their stamp.
 */
final class Group extends GroupLock {
  private static final VarHandle HOME = Handles.of(MethodHandles.lookup(), "home", Object.class);
  private static final VarHandle VERSION =
      Handles.of(MethodHandles.lookup(), "version", long.class);
  private static final VarHandle HISTORY =
      Handles.of(MethodHandles.lookup(), "history", History.class);
  private static final VarHandle WATCHERS =
      Handles.of(MethodHandles.lookup(), "watchers", Watchers.class);

  static {
    prepare();
  }

  /** Whether this is the first level of a storage, whose children are groups of their own. */
  final boolean single;

  /** How large all of it is; null for the first level, which its storage counts itself. */
  private final @Nullable Tally tally;

  /** Null, or the {@link Home} this belongs to, or the {@link Group} it joined. */
  private volatile @Nullable Object home;

  private volatile long version;

  /** Made by the first thread that reads several contents of one version. */
  private volatile @Nullable History history;

  /** Made for the first watcher. */
  private volatile @Nullable Watchers watchers;

  /** Guarded by the lock. */
  private @Nullable Use use;

  Group() {
    this(false);
  }

  Group(boolean single) {
    this.single = single;
    this.tally = single ? null : new Tally();
  }

  long version() {
    return (long) VERSION.getAcquire(this);
  }

  /**
   * Grows with each state that is published: if it is the same before and after several contents
   * are read, they are of one state.
   */
  long publications() {
    return version();
  }

  /**
   * The version, by a volatile read: in one order with the versions of the readers in the history.
   */
  long newestVersion() {
    return version;
  }

  /** Publishes; only by the holder of the lock. */
  void version(long next) {
    VERSION.setRelease(this, next);
  }

  /** Counts on from the version of another group, where that is higher; publishes nothing. */
  void raiseVersion(Group other) {
    version(Math.max(version(), other.version()));
  }

  History history() {
    History known = history;
    if (known != null) {
      return known;
    }
    History made = new History(this);
    return HISTORY.compareAndExchange(this, null, made) instanceof History first ? first : made;
  }

  /** A content of a node is published: unlinks those before it that nobody reads. */
  void pruneBefore(Node node, Content published) {
    History read = history;
    if (read == null) {
      published.pruneAll();
    } else {
      read.published(node, published);
    }
  }

  /** The group that this has become part of, or itself. */
  Group resolve() {
    Group group = this;
    while (group.home instanceof Group joined) {
      group = joined;
    }
    return group;
  }

  /** Where this belongs, or null. */
  @Nullable Home home() {
    return home instanceof Home place ? place : null;
  }

  /** The storage that this belongs to, or null. */
  @Nullable Storage storage() {
    return home instanceof Home place ? place.storage() : null;
  }

  boolean belongsNowhere() {
    return home == null;
  }

  /** Sets its home, or the group that it joins; false if it has one already. */
  boolean assignHome(Object newHome) {
    return HOME.compareAndSet(this, null, newHome);
  }

  /** Gives it another home, if it still has the former one. */
  boolean changeHome(@Nullable Home former, Home newHome) {
    return HOME.compareAndSet(this, former, newHome);
  }

  void clearHome() {
    home = null;
  }

  /** Gives back the home that it had before, or none. */
  void restoreHome(@Nullable Home former) {
    home = former;
  }

  /** Changes the size; returns the storage that counts it. */
  @Nullable Storage resize(long delta) {
    if (tally != null) {
      return tally.add(delta);
    }
    Storage own = storage();
    if (own != null) {
      own.addFirstLevel(delta);
    }
    return own;
  }

  /** How large all of it is. */
  long bytes() {
    if (tally != null) {
      return tally.bytes();
    }
    Storage own = storage();
    return own == null ? 0 : own.firstLevel();
  }

  /** From now on the storage counts this, or does not; for groups below its first level. */
  void count(Storage storage, boolean counted) {
    if (tally != null) {
      tally.count(storage, counted);
    }
  }

  /** The block that is inside; only for the thread that holds the lock. */
  Use use() {
    return Objects.requireNonNull(use);
  }

  /** A block begins; only by the thread that holds the lock. */
  Use beginUse() {
    Use present = use;
    if (present == null) {
      present = new Use(this);
      use = present;
    }
    return present;
  }

  /** A block with changes has ended: what it has logged is not used again. */
  void dropUse() {
    use = null;
  }

  /** Whether the present block may change a published content: nobody needs the state before. */
  boolean mayOverwrite() {
    Home place = home();
    History read = history;
    return watchers == null
        && (place == null || !place.needsDrafts())
        && (read == null || !read.isRead());
  }

  /** The watchers of this group, or null. */
  @Nullable Watchers watchers() {
    return watchers;
  }

  Watchers watchersOrNew() {
    Watchers made = new Watchers();
    return WATCHERS.compareAndExchange(this, null, made) instanceof Watchers first ? first : made;
  }

  private Settings settings() {
    Storage storage = storage();
    return storage == null ? Settings.DEFAULT : storage.settings();
  }

  @Override
  protected long lockTimeoutNanos() {
    return settings().lockTimeoutNanos();
  }

  @Override
  protected long longUseWarningNanos() {
    return settings().longUseWarning().toNanos();
  }
}
