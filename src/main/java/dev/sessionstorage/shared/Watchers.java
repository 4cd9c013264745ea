// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Those who watch a group, or wait for the end of a storage. */
final class Watchers {
  private final Set<Watcher> all = ConcurrentHashMap.newKeySet();

  void add(Watcher watcher) {
    all.add(watcher);
  }

  void remove(Watcher watcher) {
    all.remove(watcher);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void published(boolean changed) {
    for (Watcher watcher : all) {
      watcher.published(changed);
    }
  }

  void ended() {
    for (Watcher watcher : all) {
      watcher.ended();
    }
  }
}
