// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.cluster.api.Lease;
import dev.sessionstorage.cluster.api.NodeState;
import dev.sessionstorage.cluster.api.Published;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The groups of one storage that several members share, as far as they are here. */
final class Replicas {
  static final long ROOT = 0;

  final Storage storage;
  private final Cluster cluster;
  private final SessionId session;
  private final RootReplica root;

  /** A group is here for as long as the storage refers to it or somebody holds it. */
  private final Map<Long, WeakReference<Replica>> groups = new ConcurrentHashMap<>();

  /** The reads of groups that are under way. */
  private final Set<EarlyNews> reading = ConcurrentHashMap.newKeySet();

  Replicas(Storage storage, Cluster cluster, SessionId session, Node top) {
    this.storage = storage;
    this.cluster = cluster;
    this.session = session;
    this.root = new RootReplica(this, top);
    groups.put(ROOT, new WeakReference<>(root));
  }

  RootReplica root() {
    return root;
  }

  /** Reads what the grid has kept since the session began. */
  void open() {
    try {
      Published first = read(ROOT);
      if (first == null) {
        throw unreadable("the grid does not have it");
      }
      root.load(first);
    } catch (StorageUnavailableException e) {
      if (cluster.find(session) != null) {
        throw e;
      }
      storage.close(); // it has just ended
    }
  }

  /** The replica of a first-level child. */
  static Replica of(Node child) {
    if (child.group().home() instanceof Replica replica) {
      return replica;
    }
    throw new AssertionError("a first-level child belongs to its storage");
  }

  Lease lease(long group) {
    return cluster.lease(session, group);
  }

  @Nullable Published read(long group) {
    return cluster.read(session, List.of(group)).get(group);
  }

  void later(Runnable task) {
    cluster.execute(session, task);
  }

  /** Gives a group that is put into the storage the number under which the grid will keep it. */
  Replica adopt(Node top) {
    Members members = top.group().home() instanceof Replica former ? former.members : new Members();
    long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    return register(new Replica(this, number, top, members));
  }

  /** Whether a group of this storage has a number that a new state may refer to. */
  boolean keeps(Group child) {
    return child.home() instanceof Replica replica
        && (!replica.isKnown() || (replica.isKept() && root.lists(replica.number)));
  }

  private Replica register(Replica made) {
    Replica[] registered = {made};
    groups.compute(
        made.number,
        (number, present) -> {
          Replica first = present == null ? null : present.get();
          if (first == null) {
            return new WeakReference<>(made);
          }
          registered[0] = first;
          return present;
        });
    return registered[0];
  }

  /** All children that the newest first level has, or had a short time ago. */
  Set<Long> mentioned() {
    Published newest = read(ROOT);
    return newest == null ? Set.of() : RootReplica.known(newest.state());
  }

  private @Nullable Replica find(long group) {
    WeakReference<Replica> here = groups.get(group);
    return here == null ? null : here.get();
  }

  void ifHere(long group, Consumer<Replica> then) {
    Replica here = find(group);
    if (here != null) {
      then.accept(here);
    }
  }

  Replica child(long group) {
    Replica here = find(group);
    if (here == null) {
      throw unreadable("the group " + Long.toHexString(group) + " is missing");
    }
    return here;
  }

  Node top(long group) {
    return child(group).top;
  }

  /** Loads what is not here yet; whoever gets them keeps them. */
  List<Replica> load(Collection<Long> wanted) {
    groups.values().removeIf(entry -> entry.get() == null);
    List<Replica> here = new ArrayList<>();
    List<Long> missing = new ArrayList<>();
    for (long group : wanted) {
      Replica found = find(group);
      if (found == null) {
        missing.add(group);
      } else {
        here.add(found);
      }
    }
    if (!missing.isEmpty()) {
      read(missing, here);
    }
    return here;
  }

  private void read(List<Long> missing, List<Replica> here) {
    EarlyNews news = new EarlyNews();
    reading.add(news);
    try {
      cluster.read(session, missing).forEach((group, state) -> here.add(load(group, state)));
    } finally {
      reading.remove(news);
    }
    news.forEach((group, version) -> later(() -> changed(group, version)));
  }

  private Replica load(long number, Published published) {
    NodeState first = published.state().nodes().get(0);
    Group group = new Group();
    Node top =
        first.names() == null ? new CollectionNode(group, true) : new ObjectNode(group, true);
    Replica made = new Replica(this, number, top, new Members());
    boolean unused = group.assignHome(made);
    made.load(published);
    return register(made);
  }

  /** A group that the grid does not keep any more can be used on this member; a storage cannot. */
  void checkAlive(Replica forgotten, Node wanted) {
    if (cluster.find(session) == null) {
      throw Storage.sessionClosed(wanted);
    }
    if (forgotten.number == ROOT) {
      throw unreadable("the grid has lost it");
    }
  }

  void changed(long group, long version) {
    Replica here = findOrNote(group, version);
    if (here != null) {
      here.changed(version);
    }
  }

  void found(long group, long version, Object identity) {
    Replica here = findOrNote(group, version);
    if (here != null) {
      here.found(identity);
    }
  }

  private @Nullable Replica findOrNote(long group, long version) {
    Replica here = find(group);
    if (here == null) {
      reading.forEach(news -> news.add(group, version));
      here = find(group); // who has just read it may not have seen the note
    }
    return here;
  }

  void settled(long group) {
    ifHere(group, Replica::refresh);
  }

  void refresh() {
    groups.keySet().forEach(group -> ifHere(group, Replica::refresh));
  }

  StorageUnavailableException unreadable(String why) {
    return new StorageUnavailableException(
        "The storage of session " + storage.label() + " cannot be read: " + why + ".");
  }
}
