// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionKind;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Membership;
import dev.sessionstorage.cluster.core.RecordHead;
import dev.sessionstorage.cluster.core.SessionRecord;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Scan;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends the sessions that programs have opened, when the last member leaves a store whose sessions
 * stay: nobody is left who could close them. Those of a member that joins meanwhile stay. An
 * application does not stop for minutes where there are very many sessions: after a while the rest
 * is left to the deadlines.
 */
final class OpenedSessions {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");
  private static final int PAGE = 200;

  private final Member member;

  OpenedSessions(Member member) {
    this.member = member;
  }

  /** Looks at all sessions, until a moment; at a page at least. */
  void end(long until) {
    Key after = null;
    List<Key> page;
    do {
      page = member.store().scan(new Scan.Records(), after, PAGE);
      endThoseOfNobody(opened(page));
      after = page.isEmpty() ? null : page.get(page.size() - 1);
    } while (page.size() == PAGE && System.nanoTime() - until < 0);
    if (page.size() == PAGE) {
      LOGGER.log(
          Level.INFO,
          "There are too many sessions to look at all of them now: those that programs have"
              + " opened end within minutes after the next start.");
    }
  }

  /** The opened sessions of a page, and which member serves each of them. */
  private Map<UUID, UUID> opened(List<Key> page) {
    Map<UUID, UUID> opened = new HashMap<>();
    for (Key key : page) {
      SessionRecord record = read(key);
      if (record != null && record.kind() == SessionKind.OPENED) {
        opened.put(key.session(), record.member());
      }
    }
    return opened;
  }

  /** Null: it has ended, or cannot be read; then its deadline ends it. */
  private @Nullable SessionRecord read(Key key) {
    Cell cell = member.read(Set.of(key)).cells().get(key);
    try {
      return cell == null || RecordHead.read(cell.head()).ended() != null
          ? null
          : SessionRecord.read(cell.body());
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "A session cannot be read", e);
      return null;
    }
  }

  /** A member that has begun one of them has an entry, which a beat after the look finds. */
  private void endThoseOfNobody(Map<UUID, UUID> opened) {
    if (opened.isEmpty()) {
      return;
    }
    if (!member.heart.beatOnce()) {
      throw new StorageUnavailableException("This member does not know who else is there.");
    }
    Set<UUID> others = member.trust.with(Membership::others);
    opened.forEach(
        (session, server) -> {
          if (!others.contains(server)) {
            boolean unused = member.expiry.end(session);
          }
        });
  }
}
