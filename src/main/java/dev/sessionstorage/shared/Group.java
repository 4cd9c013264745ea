// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nodes that have one lock and one version, and where they belong. */
final class Group extends GroupVersion {
  private static final VarHandle HOME = Handles.of(MethodHandles.lookup(), "home", Object.class);

  static {
    prepare();
  }

  /** Whether this is the first level of a storage, whose children are groups of their own. */
  final boolean single;

  /** How large all of it is; null for the first level, which its storage counts itself. */
  private final @Nullable Tally tally;

  /** Null, or the {@link Home} this belongs to, or the {@link Group} it joined. */
  private volatile @Nullable Object home;

  /** Guarded by the lock. */
  private @Nullable Use use;

  Group() {
    this(false);
  }

  Group(boolean single) {
    this.single = single;
    this.tally = single ? null : new Tally();
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

  /** Gives it a home, or another group that it joins, unless it has one. */
  boolean enter(Object newHome) {
    return HOME.compareAndSet(this, null, newHome);
  }

  void leaveHome() {
    home = null;
  }

  /** Changes the size; gives the storage that counts it. */
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

  /** A block begins, or ends where it is null; only by the thread that holds the lock. */
  void use(@Nullable Use block) {
    use = block;
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
