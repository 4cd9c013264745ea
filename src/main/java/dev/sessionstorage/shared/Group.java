// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** The nodes that have one lock and one version, and where they belong. */
final class Group extends GroupVersion {
  private static final VarHandle HOME = Handles.of(MethodHandles.lookup(), "home", Object.class);

  /** Whether this is the first level of a storage, whose children are groups of their own. */
  final boolean single;

  /** How large all of it is; null for the first level, which its storage counts itself. */
  private final @Nullable Tally tally;

  /** Null, or the {@link Storage} this belongs to, or the {@link Group} it joined. */
  private volatile @Nullable Object home;

  Group() {
    this.single = false;
    this.tally = new Tally();
  }

  Group(Storage storage) {
    this.single = true;
    this.home = storage;
    this.tally = null;
  }

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

  /** Gives it a storage or another group as its home, unless it has one. */
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

  /** From now on the storage counts this, or does not; for groups below its first level. */
  void count(Storage storage, boolean counted) {
    if (tally != null) {
      tally.count(storage, counted);
    }
  }

  @Override
  Settings settings() {
    Storage storage = storage();
    return storage == null ? Settings.DEFAULT : storage.settings();
  }
}
