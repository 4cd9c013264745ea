// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to publish.
 *
 * @param key the group
 * @param from the cell that it replaces
 * @param fromHead its head
 * @param to the cell that it writes
 * @param head its head
 * @param births the children that it creates
 * @param draft what is published
 * @param started a moment before it was sent
 */
record Attempt(
    Key key,
    Cell from,
    Head fromHead,
    Cell to,
    Head head,
    List<Change> births,
    Draft draft,
    long started) {

  /** Makes an attempt of the holder, which hands over to the next member if there is one. */
  static Attempt of(Situation now, Draft draft, @Nullable UUID next) {
    Cell from = now.knownCell();
    Head fromHead = now.knownHead();
    Cell stamped = new Cell(now.chance.stamp(), from.head(), draft.body());
    Head head = fromHead.published(stamped.stamp());
    if (next != null) {
      head = head.heldBy(next, now.queueAfter(next));
    }
    Cell to = new Cell(stamped.stamp(), head.toBytes(), draft.body());
    List<Change> births = new ArrayList<>(draft.births().size());
    draft.births().forEach((number, body) -> births.add(birth(now, number, body, from)));
    return new Attempt(now.key, from, fromHead, to, head, births, draft, now.now);
  }

  private static Change birth(Situation now, long number, byte[] body, Cell root) {
    var stamp = now.chance.stamp();
    Head head = Head.first(now.me, stamp, root.stamp());
    return new Change(now.key.sibling(number), null, new Cell(stamp, head.toBytes(), body));
  }

  Commit commit() {
    return new Commit(births, new Change(key, from, to), deaths(), draft.index());
  }

  /** The children that it removes. */
  Set<Key> deaths() {
    return draft.deaths().stream().map(key::sibling).collect(Collectors.toSet());
  }

  /** The children that it creates. */
  Set<Key> born() {
    return births.stream().map(Change::key).collect(Collectors.toSet());
  }
}
