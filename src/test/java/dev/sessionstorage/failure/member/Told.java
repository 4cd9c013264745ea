// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.session.SessionListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What this member was told of all sessions. */
final class Told implements SessionListener {
  private final Map<String, Integer> ends = new ConcurrentHashMap<>();
  private final Map<String, Integer> changes = new ConcurrentHashMap<>();

  @Override
  public void closed(SessionInfo session) {
    ends.merge(session.id().toString(), 1, Integer::sum);
  }

  @Override
  public boolean observesChanges() {
    return true;
  }

  @Override
  public void changed(StorageChanged change) {
    changes.merge(change.id().toString(), 1, Integer::sum);
  }

  /** How often each of these has ended, as it was told. */
  String ends(List<String> sessions) {
    return sessions.stream()
        .map(session -> "" + ends.getOrDefault(session, 0))
        .collect(Collectors.joining(" "));
  }

  String changes(String session) {
    return "" + changes.getOrDefault(session, 0);
  }
}
