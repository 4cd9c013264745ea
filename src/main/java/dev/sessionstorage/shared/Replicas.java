// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.Engine;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.NodeState;
import dev.sessionstorage.spi.Published;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The groups of one storage that several nodes share, as far as they are here. */
final class Replicas {
  static final long ROOT = 0;

  final Storage storage;
  private final Engine engine;
  private final SessionId session;
  private final RootReplica root;

  /** A group is here for as long as the storage refers to it or somebody holds it. */
  private final Map<Long, WeakReference<Replica>> groups = new ConcurrentHashMap<>();

  Replicas(Storage storage, Engine engine, SessionId session, Node top) {
    this.storage = storage;
    this.engine = engine;
    this.session = session;
    this.root = new RootReplica(this, top);
    groups.put(ROOT, new WeakReference<>(root));
  }

  RootReplica root() {
    return root;
  }

  /** Reads what the grid keeps; begins it where there is nothing. */
  void open() {
    Published published = read(ROOT);
    if (published == null && root.create()) {
      return;
    }
    Published present = published == null ? read(ROOT) : published;
    if (present == null) {
      throw unreadable("it came and went");
    }
    try {
      root.load(present);
    } catch (StorageUnavailableException e) {
      if (engine.find(session) != null) {
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
    return engine.lease(session, group);
  }

  @Nullable Published read(long group) {
    return engine.read(session, List.of(group)).get(group);
  }

  void forget(long group) {
    engine.forget(session, group);
  }

  void later(Runnable task) {
    engine.execute(task);
  }

  /** Gives a group that is put into the storage the number under which the grid will keep it. */
  Replica adopt(Node top) {
    Replica made = new Replica(this, ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), top);
    return register(made);
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
      engine.read(session, missing).forEach((group, state) -> here.add(load(group, state)));
    }
    return here;
  }

  private Replica load(long number, Published published) {
    NodeState first = published.state().nodes().get(0);
    Group group = new Group();
    Node top =
        first.names() == null ? new CollectionNode(group, true) : new ObjectNode(group, true);
    Replica made = new Replica(this, number, top);
    boolean unused = group.assignHome(made);
    made.load(published);
    return register(made);
  }

  /** A group that the grid does not keep any more can be used on this node; a storage cannot. */
  void checkAlive(Replica forgotten, Node wanted) {
    if (engine.find(session) == null) {
      throw Storage.sessionClosed(wanted);
    }
    if (forgotten.number == ROOT) {
      throw unreadable("the grid has lost it");
    }
  }

  void changed(long group, long version) {
    ifHere(group, replica -> replica.changed(version));
  }

  void refresh() {
    groups.keySet().forEach(group -> ifHere(group, Replica::refresh));
  }

  StorageUnavailableException unreadable(String why) {
    return new StorageUnavailableException(
        "The storage of session " + storage.label() + " cannot be read: " + why + ".");
  }
}
