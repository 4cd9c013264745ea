// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What the watchers of a group or its storage hear of a block that publishes. There is none without
 * a watcher.
 */
final class Publication {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Group group;
  private final boolean changed;

  private Publication(Group group, boolean changed) {
    this.group = group;
    this.changed = changed;
  }

  /**
   * Looks at what a block is about to publish, and notes what has to be announced when its thread
   * is outside all blocks. Throws nothing.
   */
  static @Nullable Publication of(Group group, @Nullable Change last) {
    if (last == null) {
      return null;
    }
    Storage storage = group.storage();
    boolean listened = storage != null && storage.listener() != null;
    boolean watched = group.watchers() != null || (storage != null && storage.watchers() != null);
    return listened || watched ? look(group, last, storage) : null;
  }

  private static Publication look(Group group, Change last, @Nullable Storage storage) {
    boolean changed = true;
    try {
      if (storage != null && storage.listener() != null) {
        Announcements.note(storage, ChangedNames.of(group, last));
      }
      changed = ChangedNames.any(last);
    } catch (Throwable e) { // the stack is full: the block is published all the same
      warn(e);
    }
    return new Publication(group, changed);
  }

  private static void warn(Throwable e) {
    try {
      LOGGER.log(Level.WARNING, "A change could not be announced.", e);
    } catch (Throwable full) {
      // no room for the logger either
    }
  }

  /** It is published: wakes those who wait for it. Throws nothing. */
  void tell() {
    try {
      published(group, changed);
    } catch (Throwable e) {
      warn(e);
    }
  }

  /** A value was overwritten: somebody may have begun to watch after the block had looked. */
  static void tellOfOverwrite(Group group) {
    Storage storage = group.storage();
    if (group.watchers() != null || (storage != null && storage.watchers() != null)) {
      new Publication(group, true).tell();
    }
  }

  /** A group has a new state. */
  static void published(Group group, boolean changed) {
    Watchers own = group.watchers();
    if (own != null) {
      own.published(changed);
    }
    Storage storage = group.storage();
    Watchers above = storage == null || group.single ? null : storage.watchersOfFirstLevel();
    if (above != null) {
      above.published(changed);
    }
  }
}
