// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first level of a storage on the heap. Most sessions are only looked up, or read: the storage
 * behind this, with its group, is made for the first block.
 */
public final class StorageRoot extends ObjectNode {
  private final Owner owner;

  /** The session that has the storage. */
  public interface Owner {

    /**
     * Returns the id of the session.
     *
     * @return the id
     */
    SessionId id();

    /**
     * Tells whether the session has ended, so that no block may begin any more.
     *
     * @return true once it has
     */
    boolean hasEnded();

    /**
     * Returns the timeouts and limits.
     *
     * @return the settings
     */
    Settings settings();

    /**
     * Returns the listener of changes.
     *
     * @return the listener, or null if nobody observes changes
     */
    Storage.@Nullable Listener changes();

    /**
     * Counts who watches the storage, which has to stay in memory meanwhile.
     *
     * @param begins true for one more watcher, false for one less
     */
    default void watched(boolean begins) {}
  }

  /**
   * Makes the first level of a session's storage.
   *
   * @param owner the session
   */
  public StorageRoot(Owner owner) {
    super(null, true);
    this.owner = owner;
  }

  /**
   * Tells whether a storage was ever needed.
   *
   * @param root the first level of a storage
   * @return false while nothing was written to it
   */
  public static boolean isBegun(SharedObject root) {
    return ((ObjectNode) root).isBegun();
  }

  @Override
  Group firstGroup() {
    Group made = new Group(true);
    boolean unused = made.assignHome(new Storage(owner, this));
    return group(made);
  }

  /** Reading alone makes no storage. */
  @Override
  public Map<String, @Nullable Object> toMap() {
    return isBegun() ? super.toMap() : Map.of();
  }
}
