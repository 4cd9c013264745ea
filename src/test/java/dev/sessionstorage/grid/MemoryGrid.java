// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.cluster.api.ClusterListener;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Lease.Outcome;
import dev.sessionstorage.cluster.api.Published;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A grid whose members are objects of one JVM: the least that a cluster has to do. */
final class MemoryGrid implements TestGrid {
  final SessionId application = SessionId.random();
  final Map<SessionId, SessionInfo> sessions = new ConcurrentHashMap<>();
  final Map<String, Group> groups = new ConcurrentHashMap<>();

  /** Of all children that there ever were. */
  final Set<Long> numbers = ConcurrentHashMap.newKeySet();

  private final CopyOnWriteArrayList<MemoryMember> members = new CopyOnWriteArrayList<>();

  /** One group: who is inside has the permit. */
  static final class Group {
    final Semaphore permit = new Semaphore(1, true);
    volatile String holder = "";
    volatile State state;

    Group(GroupState first) {
      state = new State(1, first);
    }
  }

  /** A published state. */
  record State(long version, GroupState state) implements Published {
    @Override
    public Object identity() {
      return version;
    }
  }

  @Override
  public MemoryMember member(String name) {
    MemoryMember member = new MemoryMember(this, name);
    members.add(member);
    return member;
  }

  static String key(SessionId session, long group) {
    return group + "@" + session;
  }

  @Nullable Group group(SessionId session, long group) {
    return groups.get(key(session, group));
  }

  /** How many groups a session has in the grid. */
  long groupsOf(SessionId session) {
    return groups.keySet().stream().filter(key -> key.endsWith("@" + session)).count();
  }

  void tellOthers(MemoryMember teller, Consumer<ClusterListener> news) {
    for (MemoryMember member : members) {
      if (!member.equals(teller)) {
        member.hear(news);
      }
    }
  }

  void left(MemoryMember member) {
    members.remove(member);
  }

  @Override
  public void settle() throws Exception {
    for (MemoryMember member : members) {
      member.settle();
    }
  }

  @Override
  public Set<Long> groups(SessionId session) {
    String end = "@" + session;
    return groups.keySet().stream()
        .filter(key -> key.endsWith(end))
        .map(key -> Long.valueOf(key.substring(0, key.length() - end.length())))
        .collect(Collectors.toSet());
  }

  @Override
  public void loseNext(Cluster member) {
    ((MemoryMember) member).planned.add(Outcome.LOST);
  }

  @Override
  public void cutOff(Cluster member, boolean now) {
    ((MemoryMember) member).cutOff(now);
  }

  @Override
  public void beforeEnd(Cluster member, Runnable what) {
    ((MemoryMember) member).beforeEnd = what;
  }
}
