// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.cluster.api.ClusterListener;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Lease.Outcome;
import dev.sessionstorage.cluster.api.Published;
import dev.sessionstorage.cluster.api.SessionPage;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One member of a {@link MemoryGrid}. */
final class MemoryMember implements Cluster {
  final MemoryGrid grid;

  /** How many sessions are listed at once. */
  static final int PAGE = 10;

  /** How many pages were asked for. */
  final AtomicInteger pages = new AtomicInteger();

  private final String name;
  private final Map<String, MemoryLease> leases = new ConcurrentHashMap<>();
  private final ExecutorService teller = Executors.newSingleThreadExecutor();
  private volatile @Nullable ClusterListener listener;
  private volatile boolean cutOff;

  /** What happens on this member while it ends a session. */
  Runnable beforeEnd = () -> {};

  /** What happens once between a look of this member at a group and its return. */
  final Queue<Runnable> afterRead = new ConcurrentLinkedQueue<>();

  /** What happens once between a commit of this member and its return. */
  final Queue<Runnable> afterCommit = new ConcurrentLinkedQueue<>();

  /** What ended on this member while it was cut off. */
  private final Queue<SessionId> late = new ConcurrentLinkedQueue<>();

  /** Whether what others tell does not arrive. */
  volatile boolean deaf;

  /** The last commit whose outcome was planned to be unknown. */
  volatile MemoryLease.@Nullable Undecided undecided;

  /** What the next commits come to, instead of being published. */
  final Queue<Outcome> planned = new ArrayDeque<>();

  MemoryMember(MemoryGrid grid, String name) {
    this.grid = grid;
    this.name = name;
  }

  void cutOff(boolean now) {
    cutOff = now;
    if (!now) {
      late.removeIf(this::endLate);
    }
  }

  private boolean endLate(SessionId id) {
    SessionInfo last = find(id);
    if (last != null && end(id)) {
      hear(told -> told.closed(last));
    }
    return true;
  }

  void hear(Consumer<ClusterListener> news) {
    ClusterListener told = listener;
    if (told != null && !deaf) {
      teller.execute(() -> news.accept(told));
    }
  }

  /** Waits until all that was told is known here. */
  void settle() throws Exception {
    Future<?> last = teller.submit(() -> {});
    last.get();
  }

  @Override
  public String member() {
    return name;
  }

  @Override
  public void checkAvailable() {
    if (cutOff) {
      throw new StorageUnavailableException(
          "The member " + name + " is cut off. Connect it again.");
    }
  }

  @Override
  public void listener(ClusterListener told) {
    listener = told;
  }

  @Override
  public SessionId applicationSession() {
    return grid.application;
  }

  @Override
  public boolean begin(SessionInfo session, GroupState storage) {
    checkAvailable();
    grid.groups.putIfAbsent(MemoryGrid.key(session.id(), 0), new MemoryGrid.Group(storage));
    boolean begun = grid.sessions.putIfAbsent(session.id(), session) == null;
    if (begun) {
      grid.tellOthers(this, member -> member.opened(session));
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
  public SessionPage sessions(@Nullable String userName, @Nullable SessionId after) {
    checkAvailable();
    pages.incrementAndGet();
    List<SessionInfo> found =
        grid.sessions.values().stream()
            .filter(session -> userName == null || userName.equals(session.userName()))
            .sorted(Comparator.comparing(session -> session.id().toString()))
            .dropWhile(session -> after != null && !isAfter(session.id(), after))
            .limit(PAGE)
            .toList();
    SessionId last = found.size() < PAGE ? null : found.get(PAGE - 1).id();
    return new SessionPage(found, last);
  }

  private static boolean isAfter(SessionId id, SessionId other) {
    return id.toString().compareTo(other.toString()) > 0;
  }

  @Override
  public boolean end(SessionId id) {
    if (cutOff) {
      late.add(id);
    }
    checkAvailable();
    beforeEnd.run();
    SessionInfo last = grid.sessions.remove(id);
    grid.groups(id).forEach(group -> grid.groups.remove(MemoryGrid.key(id, group)));
    if (last != null) {
      grid.tellOthers(this, member -> member.closed(last));
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
    happen(afterRead);
    return found;
  }

  static void happen(Queue<Runnable> planned) {
    Runnable next = planned.poll();
    if (next != null) {
      next.run();
    }
  }

  @Override
  public MemoryLease lease(SessionId session, long group) {
    return leases.computeIfAbsent(
        MemoryGrid.key(session, group), key -> new MemoryLease(this, session, group));
  }

  @Override
  public void execute(SessionId session, Runnable task) {
    teller.execute(task);
  }

  @Override
  public void close() {
    grid.left(this);
    teller.shutdown();
  }
}
