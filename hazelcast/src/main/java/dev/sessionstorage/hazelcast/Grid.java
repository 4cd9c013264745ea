// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Majority;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who is in the grid, as this member sees it, and whether that is enough. Asks nobody. Its monitor
 * guards the majority as well.
 */
final class Grid {
  private final HazelcastInstance hazelcast;
  private final Majority majority;
  private volatile boolean closed;
  private volatile Known known = new Known(Set.of(), Set.of());
  private volatile Set<Member> proved = Set.of();

  /** All members, and those of them that keep data. */
  private record Known(Set<Member> all, Set<Member> data) {
    static Known of(Set<Member> all) {
      return new Known(
          all,
          all.stream()
              .filter(member -> !member.isLiteMember())
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
  }

  /** Grid members that have said that they leave, and those of them that are gone. */
  private final Set<UUID> leaving = new LinkedHashSet<>();

  private final Set<UUID> gone = new LinkedHashSet<>();

  Grid(HazelcastInstance hazelcast, int members) {
    this.hazelcast = hazelcast;
    this.majority = new Majority(members);
  }

  Majority majority() {
    return majority;
  }

  /**
   * Gives the members that keep data, if they are more than half of the largest grid seen. Each use
   * of a session asks, so that there is a lock only when members have come or gone.
   */
  Set<Member> check() {
    Set<Member> members = members();
    int needed = enough();
    if (members.size() < needed) {
      throw new StorageUnavailableException(
          "This member sees "
              + members.size()
              + " of the grid's members and needs "
              + needed
              + ": it may be cut off from the others. Start or reconnect them; if the grid is"
              + " smaller now for good, set "
              + HazelcastStoreProvider.MEMBERS
              + " to its number of members.");
    }
    return members;
  }

  /** How many members are more than half of the largest grid. */
  int enough() {
    return majority.size() / 2 + 1;
  }

  Set<Member> members() {
    if (closed) {
      throw new StorageUnavailableException(
          "The store of this member is closed: its application has stopped");
    }
    try {
      Set<Member> all = hazelcast.getCluster().getMembers();
      Known present = known;
      return all.equals(present.all()) ? present.data() : changed();
    } catch (HazelcastInstanceNotActiveException e) {
      throw new StorageUnavailableException("This member has left the grid: it was shut down", e);
    }
  }

  /** More than half of the largest grid have answered while these were the members. */
  void proved(Set<Member> members) {
    proved = members;
  }

  /**
   * Whether nobody has left since then. Where somebody has, a write may have no backup, or this may
   * be a member that the others have dropped and that drops them one after the other.
   */
  boolean isProved(Set<Member> members) {
    return members.containsAll(proved);
  }

  static Set<UUID> ids(Set<Member> members) {
    return members.stream().map(Member::getUuid).collect(Collectors.toSet());
  }

  UUID home() {
    return hazelcast.getCluster().getLocalMember().getUuid();
  }

  private synchronized Set<Member> changed() {
    Known present = Known.of(hazelcast.getCluster().getMembers());
    update(ids(present.data()));
    known = present;
    return present.data();
  }

  private void update(Set<UUID> present) {
    leaving.stream().filter(id -> !present.contains(id)).forEach(id -> count(id, present.size()));
    leaving.retainAll(present);
    majority.saw(present.size());
  }

  private void count(UUID id, int present) {
    if (gone.add(id)) {
      majority.left(present);
    }
  }

  /** Another member has said who leaves and who has left; gives the size it would have seen now. */
  synchronized int heard(UUID home, boolean leaves, Set<UUID> left, int size) {
    if (leaves) {
      leaving.add(home);
    } else {
      leaving.remove(home);
    }
    left.stream().filter(id -> !gone.contains(id)).forEach(leaving::add);
    Set<Member> unused =
        changed(); // counts those that are gone already; the others count when they go
    return size - (int) gone.stream().filter(id -> !left.contains(id)).count();
  }

  synchronized Set<UUID> gone() {
    return Set.copyOf(gone);
  }

  void close() {
    closed = true;
  }
}
