// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * What is told of groups that are not here, while some are being read: the state that is read may
 * be older than the news, which would not come again.
 */
final class EarlyNews {
  private final Map<Long, Long> versions = new ConcurrentHashMap<>();

  void add(long group, long version) {
    versions.merge(group, version, Math::max);
  }

  /** The newest version of each group that was told of. */
  void forEach(BiConsumer<Long, Long> action) {
    versions.forEach(action);
  }
}
