// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.store;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for cells: by their keys, or by what records are indexed by. */
final class Reading {
  private static final String KEY = "__key";
  private static final String VALUE = "this";

  private final IMap<String, byte[]> cells;
  private final Indexes indexes;

  Reading(IMap<String, byte[]> cells, Indexes indexes) {
    this.cells = cells;
    this.indexes = indexes;
  }

  Look read(long clock, Set<Key> keys, boolean bodies) {
    Map<Key, Cell> found = new HashMap<>();
    Set<String> single = new HashSet<>();
    for (Key key : keys) {
      if (key.group() != Key.ALL_GROUPS) {
        single.add(CellBytes.text(key));
      } else {
        groups(key.session(), (group, bytes) -> found.put(group, CellBytes.decode(bytes, bodies)));
      }
    }
    present(single).forEach((key, bytes) -> found.put(key, CellBytes.decode(bytes, bodies)));
    return new Look(clock, found, indexes(keys, found));
  }

  /** Not asynchronously: that would ignore where the map says that keys belong. */
  private Map<Key, byte[]> present(Set<String> keys) {
    Map<Key, byte[]> found = new HashMap<>();
    cells
        .getAll(keys)
        .forEach(
            (text, bytes) -> {
              Key key = CellBytes.key(text);
              if (key != null) {
                found.put(key, bytes);
              }
            });
    return found;
  }

  private Map<UUID, Index> indexes(Set<Key> keys, Map<Key, Cell> found) {
    Map<UUID, Index> read = new HashMap<>();
    for (Key key : keys) {
      Index index =
          key.group() == Key.RECORD && found.containsKey(key) ? indexes.read(key.session()) : null;
      if (index != null) {
        read.put(key.session(), index);
      }
    }
    return read;
  }

  /** Passes on the groups of a session, which are all in one partition. */
  void groups(UUID session, BiConsumer<Key, byte[]> found) {
    Predicate<String, byte[]> ofSession =
        Predicates.and(
            Predicates.like(KEY, "%@" + session),
            Predicates.not(Predicates.like(KEY, CellBytes.RECORDS)));
    for (Map.Entry<String, byte[]> entry :
        cells.entrySet(Predicates.partitionPredicate(session.toString(), ofSession))) {
      Key key = CellBytes.key(entry.getKey());
      if (key != null) {
        found.accept(key, entry.getValue());
      }
    }
  }

  List<Key> scan(Scan scan, @Nullable Key after, int limit) {
    Predicate<?, ?> records = Predicates.like(KEY, CellBytes.RECORDS);
    if (scan instanceof Scan.Records) {
      return page(cells, records, text(after), limit, CellBytes::key);
    } else if (scan instanceof Scan.Groups) {
      return page(cells, Predicates.not(records), text(after), limit, CellBytes::key);
    } else if (scan instanceof Scan.User user) {
      return recorded(indexes.users, Predicates.equal(VALUE, user.name()), after, limit);
    }
    String clock = Indexes.hex(((Scan.Due) scan).clock());
    return recorded(indexes.times, Predicates.lessThan(VALUE, clock), after, limit);
  }

  private static @Nullable String text(@Nullable Key after) {
    return after == null ? null : CellBytes.text(after);
  }

  /** Lists the indexed sessions that have a record, until the page is full. */
  private List<Key> recorded(
      IMap<String, String> index, Predicate<?, ?> wanted, @Nullable Key after, int limit) {
    List<Key> found = new ArrayList<>();
    Key last = after;
    while (found.size() < limit) {
      String session = last == null ? null : last.session().toString();
      int missing = limit - found.size();
      List<Key> page = page(index, wanted, session, missing, Reading::recordOf);
      Set<Key> there =
          present(page.stream().map(CellBytes::text).collect(Collectors.toSet())).keySet();
      page.stream().filter(there::contains).forEach(found::add);
      if (page.size() < missing) {
        break;
      }
      last = page.get(page.size() - 1);
    }
    return found;
  }

  private static @Nullable Key recordOf(String session) {
    return CellBytes.key(Key.RECORD + "@" + session);
  }

  /** Keys in the order of their text. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Key> page(
      IMap<String, ?> map,
      Predicate<?, ?> wanted,
      @Nullable String after,
      int limit,
      Function<String, @Nullable Key> read) {
    Predicate<?, ?> rest =
        after == null ? wanted : Predicates.and(wanted, Predicates.greaterThan(KEY, after));
    Collection<String> keys =
        ((IMap) map).keySet(Predicates.pagingPredicate((Predicate) rest, limit));
    return keys.stream().sorted().map(read).filter(Objects::nonNull).toList();
  }
}
