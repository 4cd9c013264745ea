// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Asks members whether they still count this one in. A member that was paused or cut off removes
 * the others one by one, and while it believes that one is left, it would write without a backup.
 */
final class Reachability {
  private static final int KEYS = 10_000;
  private static final long WITHIN = 1;

  private final HazelcastInstance hazelcast;
  private final IMap<String, String> map;

  Reachability(HazelcastInstance hazelcast, IMap<String, String> map) {
    this.hazelcast = hazelcast;
    this.map = map;
  }

  /** Whether so many of these members, other than this one, answer. */
  boolean answer(Set<Member> members, int enough) {
    return enough <= 0
        || members.stream()
                .filter(member -> !member.localMember() && !member.isLiteMember())
                .filter(this::answers)
                .limit(enough)
                .count()
            == enough;
  }

  /** A member answers for what it owns, and only to those whom it knows as members. */
  private boolean answers(Member member) {
    return IntStream.range(0, KEYS)
        .mapToObj(i -> "reach" + i)
        .filter(key -> member.equals(hazelcast.getPartitionService().getPartition(key).getOwner()))
        .findFirst()
        .map(this::isAnswered)
        .orElse(false);
  }

  private boolean isAnswered(String key) {
    try {
      map.getAsync(key).toCompletableFuture().get(WITHIN, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
