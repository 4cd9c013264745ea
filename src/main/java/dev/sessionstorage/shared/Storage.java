// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageLimitException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The storage of one session: a <em>single</em> object, whose first-level children are groups of
 * their own that belong to this storage and no other.
 */
public final class Storage {
  private static final VarHandle BELOW = Handles.of(MethodHandles.lookup(), "below", long.class);
  private static final VarHandle FIRST_LEVEL =
      Handles.of(MethodHandles.lookup(), "firstLevel", long.class);
  private static final VarHandle CLOSED =
      Handles.of(MethodHandles.lookup(), "closed", boolean.class);

  /** Is told what was published. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A block has published a change; its thread is outside every lock.
     *
     * @param names the first-level names under which something changed, never empty
     */
    void changed(Set<String> names);
  }

  private final Settings settings;
  private final SessionId id;
  private final @Nullable Listener listener;
  private final ObjectNode root = new ObjectNode(new Group(this), true);

  /** The size of the first level, in bytes; written under its lock only. */
  private long firstLevel = Sizes.NODE;

  /** The size of all that is below, in bytes. */
  private volatile long below;

  private volatile boolean closed;

  /**
   * Makes an empty storage.
   *
   * @param settings timeouts and limits
   * @param id whose storage it is
   * @param listener is told of changes, or null where nobody observes them
   */
  public Storage(Settings settings, SessionId id, @Nullable Listener listener) {
    this.settings = settings;
    this.id = id;
    this.listener = listener;
    if (listener != null) {
      Announcements.on();
    }
  }

  /**
   * Gives the object that the program works with.
   *
   * @return the first level
   */
  public SharedObject root() {
    return root;
  }

  /**
   * Finds a storage by what it gave to the program.
   *
   * @param root the first level of a storage
   * @return the storage
   */
  public static Storage of(SharedObject root) {
    return Objects.requireNonNull(((ObjectNode) root).group().storage());
  }

  /** Ends the storage: it can be read, but no block begins any more. Waits for nobody. */
  public void close() {
    if (!CLOSED.compareAndSet(this, false, true)) {
      return;
    }
    if (listener != null) {
      Announcements.off();
    }
  }

  boolean isOpen() {
    return !closed;
  }

  Settings settings() {
    return settings;
  }

  /** Names the session in messages without giving its id away. */
  String label() {
    return id.abbreviated();
  }

  @Nullable Listener listener() {
    return listener;
  }

  /** Counts what comes below the first level, or goes. */
  void add(long delta) {
    BELOW.getAndAdd(this, delta);
  }

  /** Counts what comes to the first level, or goes; only by the holder of its lock. */
  void addFirstLevel(long delta) {
    FIRST_LEVEL.setOpaque(this, firstLevel + delta);
  }

  private long bytes() {
    return (long) FIRST_LEVEL.getOpaque(this) + below;
  }

  boolean isOverLimit() {
    return settings.maxStorageSize() > 0 && bytes() > settings.maxStorageSize();
  }

  StorageLimitException limitExceeded(long delta) {
    return new StorageLimitException(
        "The storage of session "
            + label()
            + " has about "
            + bytes()
            + " bytes; "
            + delta
            + " more would take it over its limit of "
            + settings.maxStorageSize()
            + ". Store less, or raise sessionstorage.max-storage-size.");
  }
}
