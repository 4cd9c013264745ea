// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.Engine;
import dev.sessionstorage.spi.EngineListener;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Lease.Outcome;
import dev.sessionstorage.spi.Published;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One node of a {@link MemoryGrid}. */
final class MemoryEngine implements Engine {
  final MemoryGrid grid;
  private final String name;
  private final Map<String, MemoryLease> leases = new ConcurrentHashMap<>();
  private final ExecutorService teller = Executors.newSingleThreadExecutor();
  private volatile @Nullable EngineListener listener;
  private volatile boolean cutOff;

  /** What happens on this node while it ends a session. */
  Runnable beforeEnd = () -> {};

  /** What the next commits come to, instead of being published. */
  final Queue<Outcome> planned = new ArrayDeque<>();

  MemoryEngine(MemoryGrid grid, String name) {
    this.grid = grid;
    this.name = name;
  }

  void cutOff(boolean now) {
    cutOff = now;
  }

  void hear(Consumer<EngineListener> news) {
    EngineListener told = listener;
    if (told != null) {
      execute(() -> news.accept(told));
    }
  }

  /** Waits until all that was told is known here. */
  void settle() throws Exception {
    Future<?> last = teller.submit(() -> {});
    last.get();
  }

  @Override
  public String node() {
    return name;
  }

  @Override
  public void checkAvailable() {
    if (cutOff) {
      throw new StorageUnavailableException("The node " + name + " is cut off. Connect it again.");
    }
  }

  @Override
  public void listener(EngineListener told) {
    listener = told;
  }

  @Override
  public SessionId applicationSession() {
    return grid.application;
  }

  @Override
  public boolean begin(SessionInfo session) {
    checkAvailable();
    boolean begun = grid.sessions.putIfAbsent(session.id(), session) == null;
    if (begun) {
      grid.tellOthers(this, node -> node.opened(session));
    }
    return begun;
  }

  @Override
  public @Nullable SessionInfo find(SessionId id) {
    checkAvailable();
    return grid.sessions.get(id);
  }

  @Override
  public void update(SessionId id, UnaryOperator<SessionInfo> change) {
    checkAvailable();
    grid.sessions.computeIfPresent(id, (any, record) -> change.apply(record));
  }

  @Override
  public Stream<SessionInfo> sessions() {
    checkAvailable();
    return grid.sessions.values().stream();
  }

  @Override
  public Stream<SessionInfo> sessionsOf(String userName) {
    return sessions().filter(session -> userName.equals(session.userName()));
  }

  @Override
  public boolean end(SessionId id, Collection<Long> groups) {
    checkAvailable();
    beforeEnd.run();
    SessionInfo last = grid.sessions.remove(id);
    groups.forEach(group -> forget(id, group));
    if (last != null) {
      grid.tellOthers(this, node -> node.closed(last));
    }
    return last != null;
  }

  @Override
  public Map<Long, Published> read(SessionId session, Collection<Long> groups) {
    checkAvailable();
    Map<Long, Published> found = new HashMap<>();
    for (long number : groups) {
      MemoryGrid.Group group = grid.group(session, number);
      if (group != null) {
        found.put(number, group.state);
      }
    }
    return found;
  }

  @Override
  public Lease lease(SessionId session, long group) {
    return leases.computeIfAbsent(
        MemoryGrid.key(session, group), key -> new MemoryLease(this, session, group));
  }

  @Override
  public void forget(SessionId session, long group) {
    grid.groups.remove(MemoryGrid.key(session, group));
  }

  @Override
  public void execute(Runnable task) {
    teller.execute(task);
  }

  @Override
  public void close() {
    grid.left(this);
    teller.shutdown();
  }
}
