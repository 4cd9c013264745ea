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

  /** How large all of it is. */
  final Tally tally;

  /** Null, or the {@link Storage} this belongs to, or the {@link Group} it joined. */
  private volatile @Nullable Object home;

  Group() {
    this.single = false;
    this.tally = new Tally(null);
  }

  Group(Storage storage) {
    this.single = true;
    this.home = storage;
    this.tally = new Tally(storage);
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

  @Override
  Settings settings() {
    Storage storage = storage();
    return storage == null ? Settings.DEFAULT : storage.settings();
  }
}
