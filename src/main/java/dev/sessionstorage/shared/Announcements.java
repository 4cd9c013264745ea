// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands what blocks publish to the listener of their storage. */
final class Announcements implements Runnable {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Storage storage;
  private final Storage.Listener listener;
  private final Set<String> names = new LinkedHashSet<>();

  private Announcements(Storage storage, Storage.Listener listener) {
    this.storage = storage;
    this.listener = listener;
  }

  /**
   * A block is about to publish: notes what will be announced when its thread is outside all
   * blocks. Throws nothing. Costs a look at the storage where nobody listens.
   */
  static void note(Group group, @Nullable Change last) {
    Storage storage = last == null ? null : group.storage();
    Storage.Listener listener = storage == null ? null : storage.listener();
    if (storage != null && listener != null) {
      note(storage, listener, group, last);
    }
  }

  private static void note(
      Storage storage, Storage.Listener listener, Group group, @Nullable Change last) {
    try {
      Set<String> names = ChangedNames.of(group, last);
      if (!names.isEmpty()
          && Deliveries.add(storage, () -> new Announcements(storage, listener))
              instanceof Announcements waiting) {
        waiting.names.addAll(names);
      }
    } catch (Throwable e) { // the stack is full: the block is published all the same
      try {
        LOGGER.log(Level.WARNING, "A change could not be announced.", e);
      } catch (Throwable full) {
        // no room for the logger either
      }
    }
  }

  @Override
  public void run() {
    listener.changed(storage.id(), names);
  }
}
