// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Stores that each break one rule of what is not writing. */
final class WrongServices {
  private WrongServices() {}

  private static Store touching(Store real, BiFunction<Index, Index, Index> noted) {
    return new ForwardingStore(real) {
      @Override
      public void touch(Map<UUID, Index> uses) {
        uses.forEach(
            (session, use) -> {
              Key key = new Key(session, Key.RECORD);
              Look look = read(Set.of(key), true);
              Cell cell = look.cells().get(key);
              Index old = look.indexes().get(session);
              if (cell != null && old != null) {
                Change proof = new Change(key, cell, cell);
                write(new Commit(List.of(), proof, Set.of(), noted.apply(old, use)));
              }
            });
      }
    };
  }

  /** Believes the last note of a use, not the latest one. */
  static Store lowering(Store real) {
    return touching(real, (old, use) -> new Index(old.user(), use.used(), use.deadline()));
  }

  /** Notes the user of a use as well. */
  static Store signingIn(Store real) {
    return touching(real, (old, use) -> raised(old, use, use.user()));
  }

  /** Notes the use of a session that has ended. */
  static Store reviving(Store real) {
    return touching(real, (old, use) -> raised(old, use, old.user()));
  }

  private static Index raised(Index old, Index use, @Nullable String user) {
    return new Index(
        user, Math.max(old.used(), use.used()), Math.max(old.deadline(), use.deadline()));
  }

  /** Makes a record for a session that is used and not there. */
  static Store remembering(Store real) {
    return new ForwardingStore(real) {
      @Override
      public void touch(Map<UUID, Index> uses) {
        uses.forEach(
            (session, use) -> {
              Change birth = new Change(new Key(session, Key.RECORD), null, StoreCase.cell("new"));
              write(new Commit(List.of(), birth, Set.of(), use));
            });
        super.touch(uses);
      }
    };
  }

  /** Counts a deadline of this moment as passed. */
  static Store impatient(Store real) {
    return new ForwardingStore(real) {
      @Override
      public List<Key> scan(Scan scan, @Nullable Key after, int limit) {
        return scan instanceof Scan.Due due && due.clock() < Long.MAX_VALUE
            ? super.scan(new Scan.Due(due.clock() + 1), after, limit)
            : super.scan(scan, after, limit);
      }
    };
  }

  /** Repeats the last key of a page on the next one. */
  static Store paging(Store real) {
    return new ForwardingStore(real) {
      private @Nullable Key before;

      @Override
      public List<Key> scan(Scan scan, @Nullable Key after, int limit) {
        List<Key> page = super.scan(scan, after == null ? null : before, limit);
        before = page.size() < 2 ? after : page.get(page.size() - 2);
        return page;
      }
    };
  }

  /** Gives the record among the groups. */
  static Store recordAmongGroups(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Look read(Set<Key> keys, boolean bodies) {
        Look look = super.read(keys, bodies);
        Map<Key, Cell> cells = new HashMap<>(look.cells());
        for (Key key : keys) {
          if (key.group() == Key.ALL_GROUPS) {
            cells.putAll(super.read(Set.of(key.sibling(Key.RECORD)), bodies).cells());
          }
        }
        return new Look(look.clock(), cells, look.indexes());
      }
    };
  }

  /** Lets a member back in that another one has removed. */
  static Store forgiving(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Roll beat(UUID member, byte[] data) {
        Roll roll = super.beat(member, data);
        if (roll.members().containsKey(member)) {
          return roll;
        }
        super.beat(UUID.randomUUID(), data); // makes the heap forget who was in
        return super.beat(member, data);
      }
    };
  }

  /** Sends twice, to be sure. */
  static Store stuttering(Store real) {
    return new ForwardingStore(real) {
      @Override
      public void send(UUID member, byte[] message) {
        super.send(member, message);
        super.send(member, message);
      }
    };
  }
}
