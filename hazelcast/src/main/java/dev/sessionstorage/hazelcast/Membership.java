// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.InvalidSettingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is in the grid, as this member sees it. Asks nobody, unless somebody has left. */
final class Membership {
  private static final Logger LOG = System.getLogger(Membership.class.getName());
  static final String MIN_MEMBERS = "sessionstorage.cluster.min-members";

  private final HazelcastInstance hazelcast;
  private final int minMembers;
  private volatile Node me;
  private volatile boolean left;

  /** Those that are there for certain: nobody has left since they answered. */
  private volatile Set<Member> trusted = Set.of();

  private final ReentrantLock trusting = new ReentrantLock();
  private final Reachability others;

  Membership(HazelcastInstance hazelcast, int minMembers, IMap<String, String> map) {
    this.hazelcast = hazelcast;
    this.minMembers = minMembers;
    this.others = new Reachability(hazelcast, map);
    this.me = Node.of(UUID.randomUUID(), hazelcast.getCluster().getLocalMember());
  }

  /** This member. Hazelcast gives it another uuid when its part of the grid merges with another. */
  Node me() {
    try {
      Member member = hazelcast.getCluster().getLocalMember();
      if (!member.getUuid().equals(me.member())) {
        me = Node.of(me.id(), member);
      }
    } catch (HazelcastInstanceNotActiveException e) {
      LOG.log(Level.DEBUG, "The grid has been left", e); // it stays who it was
    }
    return me;
  }

  /** Reads how many members must be there. */
  static int minMembers(Function<String, @Nullable String> settings) {
    String text = settings.apply(MIN_MEMBERS);
    if (text == null) {
      return 2;
    }
    OptionalInt number = positive(text.strip());
    return number.orElseThrow(
        () ->
            new InvalidSettingException(
                MIN_MEMBERS, text, "expected the least number of members, 1 or more"));
  }

  private static OptionalInt positive(String text) {
    try {
      int number = Integer.parseInt(text);
      return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** Gives the members, which are enough of them, and have answered since one of them left. */
  Set<Member> check() {
    Set<Member> members = members();
    if (members.size() < minMembers || !isTrusted(members)) {
      throw new StorageUnavailableException(
          "This member sees "
              + members.size()
              + " of the grid's members and needs "
              + minMembers
              + " that answer, itself included: it may be cut off from the others. Start or"
              + " reconnect them; for a single member or a development machine, set "
              + MIN_MEMBERS
              + " to 1.");
    }
    return members;
  }

  private boolean isTrusted(Set<Member> members) {
    Set<Member> known = trusted;
    return members.equals(known) || trust(members);
  }

  private boolean trust(Set<Member> members) {
    trusting.lock();
    try {
      boolean fewer = !members.containsAll(trusted);
      if (fewer && !others.answer(members, minMembers - 1)) {
        return false;
      }
      trusted = members;
      return true;
    } finally {
      trusting.unlock();
    }
  }

  private Set<Member> members() {
    if (left) {
      throw new StorageUnavailableException("This member has left the grid: the application ends.");
    }
    try {
      return hazelcast.getCluster().getMembers();
    } catch (HazelcastInstanceNotActiveException e) {
      throw new StorageUnavailableException("This member has left the grid: it was shut down.", e);
    }
  }

  boolean has(UUID member) {
    return members().stream().anyMatch(other -> other.getUuid().equals(member));
  }

  /** Whether there are still enough members, and all of those who were there before. */
  boolean hasAll(Set<Member> before) {
    Set<Member> now = members();
    return now.size() >= minMembers && (now.equals(before) || now.containsAll(before));
  }

  void leave() {
    left = true;
  }
}
