// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.RecordHead;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that may have ended while this member was away: nobody tells of an end any more once the
 * tombstone is purged. Looks at each until the store answers.
 */
final class Doubts {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Member member;
  private final Set<UUID> sessions = ConcurrentHashMap.newKeySet();
  private final SessionTask looks;

  Doubts(Member member) {
    this.member = member;
    this.looks = new SessionTask(member.strands, this::look);
  }

  void add(Set<UUID> held) {
    sessions.addAll(held);
    work();
  }

  void work() {
    sessions.forEach(looks::execute);
  }

  private void look(UUID session) {
    Key record = new Key(session, Key.RECORD);
    Look look = StoreCall.read(Set.of(record), false, member.lane(record), member.store());
    if (look != null && sessions.remove(session) && hasEnded(look.cells().get(record))) {
      member.care.foundEnded(session);
    }
  }

  /** One that cannot be read lives: its tombstone could be. */
  private static boolean hasEnded(@Nullable Cell record) {
    try {
      return record == null || RecordHead.read(record.head()).ended() != null;
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "A session cannot be read", e);
      return false;
    }
  }
}
