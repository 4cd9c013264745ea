// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.StorageLimitException;
import dev.sessionstorage.value.Sizes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Counts how large a storage is, and says when it would be too large. */
abstract class SizedHome extends Home {
  private static final VarHandle BELOW = Handles.of(MethodHandles.lookup(), "below", long.class);
  private static final VarHandle FIRST_LEVEL =
      Handles.of(MethodHandles.lookup(), "firstLevel", long.class);

  /** The size of the first level, in bytes; written under its lock only. */
  private long firstLevel = Sizes.NODE;

  /** The size of all that is below, in bytes. */
  private volatile long below;

  abstract Settings settings();

  /** Names the session in messages without giving its id away. */
  abstract String label();

  /** Counts what comes below the first level, or goes. */
  final void add(long delta) {
    BELOW.getAndAdd(this, delta);
  }

  /** Counts what comes to the first level, or goes; only by the holder of its lock. */
  final void addFirstLevel(long delta) {
    FIRST_LEVEL.setOpaque(this, firstLevel + delta);
  }

  final long firstLevel() {
    return (long) FIRST_LEVEL.getOpaque(this);
  }

  private long bytes() {
    return firstLevel() + below;
  }

  final boolean isOverLimit() {
    return settings().maxStorageSize() > 0 && bytes() > settings().maxStorageSize();
  }

  final StorageLimitException limitExceeded(long delta) {
    return new StorageLimitException(
        "The storage of session "
            + label()
            + " has about "
            + bytes()
            + " bytes; "
            + delta
            + " more would take it over its limit of "
            + settings().maxStorageSize()
            + ". Store less, or raise sessionstorage.max-storage-size.");
  }
}
