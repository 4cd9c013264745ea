// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.MemberData.Stage;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.value.Frame;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Members, their entries, and the cell of the application. */
final class LeavingScene {
  final Cells cells = new Cells();
  final Map<UUID, byte[]> entries = new HashMap<>();
  final Map<UUID, Membership> members = new HashMap<>();
  final Map<UUID, Long> beats = new HashMap<>();
  long second;

  LeavingScene(UUID... ids) {
    for (UUID id : ids) {
      beat(id, Stage.MEMBER);
    }
  }

  Membership beat(UUID id, Stage stage) {
    second++;
    long number = beats.merge(id, 1L, Long::sum);
    entries.put(
        id, new MemberData(number, "x", stage, false, null, Map.of(), Frame.EMPTY).toBytes());
    Membership membership = members.computeIfAbsent(id, any -> new Membership(id, Timing.DEFAULT));
    long sent = now();
    membership.answered(sent, new Roll(true, 0, "g", new HashMap<>(entries)), id, sent + 1);
    return membership;
  }

  long now() {
    return Duration.ofMillis(100 * second).toNanos();
  }

  Leaver leaver(UUID id) {
    return new Leaver(this, id);
  }
}
