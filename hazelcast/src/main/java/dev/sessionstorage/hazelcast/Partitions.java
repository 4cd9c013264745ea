// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import dev.sessionstorage.spi.store.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lists cells in the order of their partitions, so that a page costs as much as there is in a few
 * of these, however many cells there are.
 */
final class Partitions {
  private final HazelcastInstance hazelcast;
  private final IMap<String, byte[]> cells;

  /** For each partition a text that belongs to it. */
  private final Map<Integer, String> texts = new HashMap<>();

  private final Comparator<Key> order =
      Comparator.<Key>comparingInt(key -> of(key.session().toString()))
          .thenComparing(CellBytes::text);

  Partitions(HazelcastInstance hazelcast, IMap<String, byte[]> cells) {
    this.hazelcast = hazelcast;
    this.cells = cells;
    int count = hazelcast.getPartitionService().getPartitions().size();
    for (int i = 0; texts.size() < count; i++) {
      String text = String.valueOf(i);
      texts.putIfAbsent(of(text), text);
    }
  }

  private int of(String text) {
    return hazelcast.getPartitionService().getPartition(text).getPartitionId();
  }

  /** Asks for more partitions each time: where there is little, few questions find it. */
  List<Key> scan(Predicate<String, byte[]> wanted, @Nullable Key after, int limit) {
    List<Key> found = new ArrayList<>();
    int next = after == null ? 0 : of(after.session().toString());
    for (int some = 1; found.size() < limit && next < texts.size(); some *= 2) {
      int end = Math.min(next + some, texts.size());
      keys(next, end, wanted).stream()
          .filter(key -> after == null || order.compare(key, after) > 0)
          .sorted(order)
          .limit(limit - found.size())
          .forEach(found::add);
      next = end;
    }
    return found;
  }

  private List<Key> keys(int from, int to, Predicate<String, byte[]> wanted) {
    var these = IntStream.range(from, to).mapToObj(texts::get).collect(Collectors.toSet());
    return cells.keySet(Predicates.multiPartitionPredicate(these, wanted)).stream()
        .map(CellBytes::key)
        .filter(Objects::nonNull)
        .toList();
  }
}
