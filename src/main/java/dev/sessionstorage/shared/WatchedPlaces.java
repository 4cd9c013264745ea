// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a watcher of a node is registered: with the node's group, or the storage when the node is
 * its first level, and for the end of the storage. A group can join another one or come to a
 * storage while it is watched; it stays registered where it was before, in case a block takes that
 * back.
 */
final class WatchedPlaces {
  private final Node node;
  private final Watcher watcher;
  private final Set<Watchers> places = new LinkedHashSet<>();
  private @Nullable Group group;
  private @Nullable Storage storage;
  private boolean closed;

  WatchedPlaces(Node node, Watcher watcher) {
    this.node = node;
    this.watcher = watcher;
  }

  /** Registers where the node is now; does nothing where that has not changed. */
  synchronized void register() {
    Group present = node.group();
    if (present != group && !closed) {
      group = present;
      add(present.watchersOrNew());
    }
    Storage home = present.storage();
    if (home != null && home != storage && !closed) {
      stopWatchingStorage();
      storage = home;
      add(home.watchersOrNew());
      home.watched(true);
    }
  }

  private void add(Watchers place) {
    places.add(place);
    place.add(watcher);
  }

  synchronized void close() {
    closed = true;
    places.forEach(place -> place.remove(watcher));
    stopWatchingStorage();
  }

  private void stopWatchingStorage() {
    if (storage != null) {
      storage.watched(false);
      storage = null;
    }
  }

  /** The storage that the node belongs to, or null. */
  synchronized @Nullable Storage storage() {
    return storage;
  }
}
