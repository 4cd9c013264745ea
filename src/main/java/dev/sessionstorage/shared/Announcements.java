// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.LinkedHashSet;
import java.util.Set;

/** Hands what blocks publish to the listener of their storage. */
final class Announcements implements Runnable {
  private final Storage storage;
  private final Storage.Listener listener;
  private final Set<String> names = new LinkedHashSet<>();

  private Announcements(Storage storage, Storage.Listener listener) {
    this.storage = storage;
    this.listener = listener;
  }

  /** A block is about to publish: its names are announced when its thread is outside all blocks. */
  static void note(Storage storage, Set<String> names) {
    Storage.Listener listener = storage.listener();
    if (listener != null
        && !names.isEmpty()
        && Deliveries.add(storage, () -> new Announcements(storage, listener))
            instanceof Announcements waiting) {
      waiting.names.addAll(names);
    }
  }

  @Override
  public void run() {
    listener.changed(storage.id(), names);
  }
}
