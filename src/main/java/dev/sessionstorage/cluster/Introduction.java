// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Membership;
import dev.sessionstorage.cluster.core.Message;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets the others look at this member's beat as soon as it has joined, so that from then on they
 * tell it of what they do; by themselves they would look with their next beat.
 */
final class Introduction {
  private final Member member;
  private @Nullable UUID introduced; // by the thread that beats

  /** Those who have not said yet that they know this member. */
  private final Set<UUID> unanswered = ConcurrentHashMap.newKeySet();

  Introduction(Member member) {
    this.member = member;
  }

  /** Begins, unless this member has been introduced under its present id. */
  void begin(UUID me) {
    if (!me.equals(introduced)) {
      introduced = me;
      Set<UUID> others = member.trust.with(Membership::others);
      unanswered.addAll(others);
      others.forEach(other -> member.news.send(other, new Message.Joined()));
    }
  }

  /** Another member has joined. */
  void welcome(UUID other) {
    member.lanes.heart.execute(
        () -> {
          member.heart.beat();
          member.news.send(other, new Message.Known());
        });
  }

  void answered(UUID other) {
    unanswered.remove(other);
  }

  boolean isAnswered() {
    return unanswered.isEmpty();
  }
}
