// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.ApplicationCell;
import dev.sessionstorage.cluster.core.Sweep;
import dev.sessionstorage.cluster.core.SweepGroups;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Scan;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Removes groups that nothing refers to: where a store does not do commits as a whole, one that
 * broke off may leave them behind. Nobody sees them; they only take room. A page at a time.
 */
final class OrphanSearch {
  private final Member member;
  private final Sweep sweep;

  OrphanSearch(Member member) {
    this.member = member;
    this.sweep = new Sweep(member.times().periods());
  }

  /** Looks at the next page. */
  void run() {
    long now = System.nanoTime();
    if (member.store().traits().atomic()
        || !member.trust.with(known -> sweep.begins(known.steady(now), now))) {
      return;
    }
    List<Key> keys = member.store().scan(new Scan.Groups(), sweep.after(), Sweep.PAGE);
    Map<UUID, Set<Long>> groups = new LinkedHashMap<>();
    keys.forEach(
        key -> groups.computeIfAbsent(key.session(), id -> new HashSet<>()).add(key.group()));
    groups.remove(ApplicationCell.KEY.session()); // no session: it has no record
    List<UUID> chosen = member.trust.with(known -> sweep.listed(keys, now));
    for (UUID session : chosen) {
      Set<Long> listed = groups.get(session);
      if (listed != null) {
        member.lanes.orphans.execute(() -> look(session, listed));
      }
    }
  }

  private void look(UUID session, Set<Long> groups) {
    boolean clean = false;
    try {
      SweepGroups procedure =
          new SweepGroups(
              session,
              groups,
              member.peers(),
              StoredState::mentioned,
              member.deadlines(),
              member.chance(),
              member.timing());
      Key record = new Key(session, Key.RECORD);
      clean = member.steps.run(procedure, record) == SweepGroups.Result.CLEAN;
    } finally {
      note(session, clean);
    }
  }

  private void note(UUID session, boolean clean) {
    member.trust.with(
        known -> {
          sweep.swept(session, clean, System.nanoTime());
          return known;
        });
  }
}
