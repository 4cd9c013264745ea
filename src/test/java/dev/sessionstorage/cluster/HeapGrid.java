// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.grid.TestGrid;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Traits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Members of one virtual machine that share the heap. */
final class HeapGrid implements TestGrid {
  /** As the heap is. */
  static final Traits USUAL = new Traits(true, false, Duration.ZERO);

  /** As a database is. */
  static final Traits DURABLE = new Traits(true, true, Duration.ZERO);

  /** As stores are whose commits are done one step after another. */
  static final Traits STEPWISE = new Traits(false, false, Duration.ZERO);

  private final ExecutorService deliveries =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "deliveries");
            thread.setDaemon(true);
            return thread;
          });

  final HeapSpace space;
  private final Map<Cluster, UnreliableStore> members = new ConcurrentHashMap<>();

  HeapGrid() {
    this(USUAL);
  }

  HeapGrid(Traits traits) {
    space = new HeapSpace(traits, System::currentTimeMillis, deliveries);
  }

  /** The store of a member. */
  UnreliableStore store(Cluster member) {
    return members.get(member);
  }

  @Override
  public ClusterEngine member(String name) {
    return member(name, Times.DEFAULT);
  }

  ClusterEngine member(String name, Times times) {
    UnreliableStore store = new UnreliableStore(new HeapStore(space));
    ClusterEngine engine = new ClusterEngine("test", name, store, times);
    members.put(engine, store);
    return engine;
  }

  @Override
  public void settle() {
    Quiet.await(members.keySet());
  }

  @Override
  public Set<Long> groups(SessionId session) {
    Key all = new Key(session.toUuid(), Key.ALL_GROUPS);
    return new HashMap<>(new HeapStore(space).read(Set.of(all), false).cells())
        .keySet().stream().map(Key::group).collect(Collectors.toSet());
  }

  @Override
  public void loseNext(Cluster member) {
    store(member).loseNext = true;
  }

  @Override
  public void cutOff(Cluster member, boolean now) {
    store(member).cutOff = now;
  }

  @Override
  public void beforeEnd(Cluster member, Runnable what) {
    store(member).beforeEnd = what;
  }
}
