// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Changes of groups that have not been told to the other members yet. */
final class Changes {
  /**
   * What has changed in a group.
   *
   * @param version the newest one
   * @param names the first-level names under which something changed
   */
  record Change(long version, Set<String> names) {
    private Change and(Change later) {
      if (names.equals(later.names)) {
        return later;
      }
      Set<String> both = new LinkedHashSet<>(names);
      both.addAll(later.names);
      return new Change(Math.max(version, later.version), both);
    }
  }

  private final Map<GroupKey, Change> groups = new ConcurrentHashMap<>();

  void add(GroupKey key, long version, Set<String> names) {
    groups.merge(key, new Change(version, names), Change::and);
  }

  /** Gives them, each to one caller only. */
  Map<GroupKey, Change> take() {
    return groups.keySet().stream().collect(Collectors.toMap(key -> key, groups::remove));
  }
}
