// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static java.util.stream.Collectors.toMap;

import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Scan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks for cells: by their keys, or by what records are indexed by. */
final class Reading {
  private static final String KEY = "__key";
  private static final String VALUE = "this";

  private final IMap<String, byte[]> cells;
  private final Indexes indexes;
  private final Partitions partitions;

  Reading(IMap<String, byte[]> cells, Indexes indexes, Partitions partitions) {
    this.cells = cells;
    this.indexes = indexes;
    this.partitions = partitions;
  }

  Look read(long clock, Set<Key> keys, boolean bodies) {
    Map<UUID, Supplier<@Nullable Index>> asked = new HashMap<>();
    Set<Key> single = new HashSet<>();
    Map<Key, byte[]> present = new HashMap<>();
    for (Key key : keys) {
      if (key.group() == Key.ALL_GROUPS) {
        groups(key.session(), present::put);
      } else if (single.add(key) && key.group() == Key.RECORD) {
        asked.put(key.session(), indexes.read(key.session()));
      }
    }
    present.putAll(present(single));
    Map<Key, Cell> found = new HashMap<>();
    present.forEach((key, bytes) -> found.put(key, CellBytes.decode(bytes, bodies)));
    Map<UUID, Index> read = new HashMap<>();
    asked.forEach(
        (session, answer) -> {
          Index index = answer.get();
          if (index != null && found.containsKey(new Key(session, Key.RECORD))) {
            read.put(session, index);
          }
        });
    return new Look(clock, found, read);
  }

  /** Not asynchronously: that would ignore where the map says that keys belong. */
  private Map<Key, byte[]> present(Collection<Key> keys) {
    Map<Key, byte[]> found = new HashMap<>();
    if (keys.size() == 1) {
      Key key = keys.iterator().next();
      byte[] bytes = cells.get(CellBytes.text(key));
      return bytes == null ? found : Map.of(key, bytes);
    }
    Map<String, Key> texts = keys.stream().collect(toMap(CellBytes::text, key -> key));
    cells.getAll(texts.keySet()).forEach((text, bytes) -> found.put(texts.get(text), bytes));
    return found;
  }

  private void groups(UUID session, BiConsumer<Key, byte[]> found) {
    for (Map.Entry<String, byte[]> entry : cells.entrySet(groupsOf(session))) {
      Key key = CellBytes.key(entry.getKey());
      if (key != null) {
        found.accept(key, entry.getValue());
      }
    }
  }

  /** The groups of a session, which are all in one partition. */
  static Predicate<String, byte[]> groupsOf(UUID session) {
    return Predicates.partitionPredicate(
        session.toString(),
        Predicates.and(
            Predicates.like(KEY, "%@" + session),
            Predicates.not(Predicates.like(KEY, CellBytes.RECORDS))));
  }

  List<Key> scan(Scan scan, @Nullable Key after, int limit) {
    Predicate<String, byte[]> records = Predicates.like(KEY, CellBytes.RECORDS);
    if (scan instanceof Scan.Records) {
      return partitions.scan(records, after, limit);
    } else if (scan instanceof Scan.Groups) {
      return partitions.scan(Predicates.not(records), after, limit);
    } else if (scan instanceof Scan.User user) {
      return recorded(indexes.users, Predicates.equal(VALUE, user.name()), after, limit);
    }
    String clock = Indexes.hex(((Scan.Due) scan).clock());
    return recorded(indexes.times, Predicates.lessThan(VALUE, clock), after, limit);
  }

  /** Lists the indexed sessions that have a record, until the page is full. */
  private List<Key> recorded(
      IMap<String, String> index,
      Predicate<String, String> wanted,
      @Nullable Key after,
      int limit) {
    List<Key> found = new ArrayList<>();
    Key last = after;
    while (found.size() < limit) {
      int missing = limit - found.size();
      List<Key> page = page(index, wanted, last, missing);
      Set<Key> there = present(page).keySet();
      page.stream().filter(there::contains).forEach(found::add);
      if (page.size() < missing) {
        break;
      }
      last = page.get(page.size() - 1);
    }
    return found;
  }

  /** The records of indexed sessions, in the order of their text. */
  private static List<Key> page(
      IMap<String, String> index,
      Predicate<String, String> wanted,
      @Nullable Key after,
      int limit) {
    Predicate<String, String> rest =
        after == null
            ? wanted
            : Predicates.and(wanted, Predicates.greaterThan(KEY, after.session().toString()));
    return index.keySet(Predicates.pagingPredicate(rest, limit)).stream()
        .sorted()
        .map(session -> CellBytes.key(Key.RECORD + "@" + session))
        .filter(Objects::nonNull)
        .toList();
  }
}
