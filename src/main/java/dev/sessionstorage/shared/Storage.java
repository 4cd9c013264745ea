// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.NodeState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The storage of one session: a <em>single</em> object, whose first-level children are groups of
 * their own that belong to this storage and no other.
 */
public final class Storage extends SessionHome {
  /** So odd that no realistic number of changes of children adds up to one of the first level. */
  private static final long STAMP_UNIT = 0x9E3779B97F4A7C15L;

  /** Is called after a change was published. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A block has published a change; its thread is outside every lock.
     *
     * @param id whose storage it is
     * @param names the first-level names under which something changed, never empty
     */
    void changed(SessionId id, Set<String> names);
  }

  private final @Nullable Listener listener;

  private final ObjectNode root;

  /**
   * Makes a storage on the heap that has values already. They are no change: no listener is called.
   *
   * @param session whose storage it is
   * @param values the first level
   * @throws dev.sessionstorage.SessionStorageException if the values exceed a limit
   */
  public Storage(StorageRoot.Owner session, Map<String, ? extends @Nullable Object> values) {
    super(session, OPEN);
    this.root = newRoot();
    boolean unused = root.group().assignHome(this);
    if (!values.isEmpty()) {
      root.use((ObjectEditor editor) -> editor.putAll(values)); // before there is a listener
    }
    this.listener = session.changes();
  }

  /** The storage behind a first level, made for its first block. */
  Storage(StorageRoot.Owner session, StorageRoot root) {
    super(session, UNCHECKED);
    this.listener = session.changes();
    this.root = root;
  }

  private Storage(StorageRoot.Owner session, Cluster cluster) {
    super(session, OPEN);
    this.listener = session.changes();
    this.root = newRoot();
    boolean unused =
        root.group().assignHome(new Replicas(this, cluster, session.id(), root).root());
  }

  private static ObjectNode newRoot() {
    return new ObjectNode(new Group(true), true);
  }

  /**
   * Opens the storage that a cluster keeps for its members, since its session began.
   *
   * @param session whose storage it is; stays in memory for as long as the program has anything of
   *     the storage
   * @param cluster what keeps it
   * @return the storage, closed when the session has ended
   * @throws dev.sessionstorage.StorageUnavailableException if it cannot be read
   */
  public static Storage open(StorageRoot.Owner session, Cluster cluster) {
    Storage storage = new Storage(session, cluster);
    boolean opened = false;
    try {
      storage.replicated().open();
      opened = true;
    } finally {
      if (!opened) {
        storage.close();
      }
    }
    return storage;
  }

  /** What several members share; null where this is the only one. */
  private @Nullable Replicas replicas() {
    return root.group().home() instanceof RootReplica shared ? shared.all : null;
  }

  private Replicas replicated() {
    return Objects.requireNonNull(replicas());
  }

  /**
   * Returns the object that the program works with.
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

  /**
   * Returns a number that differs from all earlier ones once a block has published a change
   * anywhere in this storage. Costs one step for each first-level child, and blocks nothing.
   *
   * @return the sum of the versions of all groups; that of the first level counts apart, since it
   *     says which groups there are
   */
  public long stamp() {
    long stamp = root.group().version() * STAMP_UNIT;
    Content content = root.read();
    for (int slot = 0; slot < content.length; slot++) {
      if (content.values[slot] instanceof Node child) {
        stamp += child.group().version();
      }
    }
    return stamp;
  }

  @Nullable Watchers watchersOfFirstLevel() {
    return watchers() == null ? null : root.group().watchers();
  }

  /**
   * Another member has published a state.
   *
   * @param group the number of the group
   * @param version the version of the state
   */
  public void changed(long group, long version) {
    replicated().changed(group, version);
  }

  /**
   * A group was looked at. After a failure of the store it may have an earlier state than before.
   *
   * @param group the number of the group
   * @param version the version of the state
   * @param identity which state it is
   */
  public void found(long group, long version, Object identity) {
    replicated().found(group, version, identity);
  }

  /**
   * It is known what became of a commit whose outcome was unknown.
   *
   * @param group the number of the group
   */
  public void settled(long group) {
    replicated().settled(group);
  }

  /**
   * Returns what the first level of a storage begins with.
   *
   * @return the state of an object without values
   */
  public static GroupState firstState() {
    return new GroupState(1, List.of(new NodeState(1, List.of(), List.of())), Map.of());
  }

  /** Looks for whatever other members may have published. */
  public void refresh() {
    replicated().refresh();
  }

  /** The home of a first-level child that is just put here. */
  Home homeOf(Node child) {
    Replicas shared = replicas();
    return shared == null ? this : shared.adopt(child);
  }

  /** Whether a group belongs here, and can be put back as it is. */
  boolean keeps(Group child) {
    Replicas shared = replicas();
    return child.storage() == this && (shared == null || shared.keeps(child));
  }

  @Override
  Storage storage() {
    return this;
  }

  @Override
  boolean needsDrafts() {
    return listener != null || watchers() != null;
  }

  @Override
  boolean commit(Use use, boolean changed) {
    return true;
  }

  @Override
  void beforeRelease(boolean agreed) {}

  @Nullable Listener listener() {
    return listener;
  }
}
