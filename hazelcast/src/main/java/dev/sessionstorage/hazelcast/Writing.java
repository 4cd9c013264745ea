// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.map.IMap;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One commit. The grid calls a write done when a backup has not answered for 5 seconds, or has
 * left, and a write that it has repeated by itself may say that it failed. So what was not quick
 * and undisturbed is looked at and written again, until it is proved or patience ends.
 */
final class Writing {
  private static final Logger LOG = System.getLogger(Writing.class.getName());
  private static final long QUICK = TimeUnit.SECONDS.toNanos(4);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(8);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private final Maps maps;
  private final Grid grid;
  private final Beats beats;
  private final Commit commit;
  private final IMap<String, byte[]> cells;
  private final String key;
  private final UUID session;
  private final byte @Nullable [] from;
  private final byte @Nullable [] to;
  private final long start = System.nanoTime();
  private boolean certain = true;

  Writing(Maps maps, Grid grid, Beats beats, Commit commit) {
    this.maps = maps;
    this.grid = grid;
    this.beats = beats;
    this.commit = commit;
    cells = maps.cells();
    key = CellBytes.text(commit.pivot().key());
    session = commit.pivot().key().session();
    from = bytes(commit.pivot().from());
    to = bytes(commit.pivot().to());
  }

  private static byte @Nullable [] bytes(@Nullable Cell cell) {
    return cell == null ? null : CellBytes.encode(cell);
  }

  /** Writes what must not be lost when the thread is interrupted: the interrupt waits. */
  Written run() {
    boolean interrupted = Thread.interrupted();
    try {
      return write();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The outcome of a write is not known", e);
      return Written.UNKNOWN;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Written write() {
    grid.check();
    Index index = commit.index();
    String prepared = index == null ? null : maps.indexes().prepare(session, index);
    Map<Key, Cell> obstacles = provedBirths();
    if (!obstacles.isEmpty() && !Arrays.equals(cells.get(key), to)) {
      return new Written(Verdict.REFUSED, obstacles);
    }
    Written written = pivot();
    if (written.verdict() == Verdict.DONE) {
      deaths();
      if (to == null && commit.pivot().key().group() == Key.RECORD) {
        maps.indexes().remove(session);
      } else if (index != null) {
        maps.indexes().set(session, index, prepared, from == null);
      }
    }
    return written;
  }

  /** The pivot must not mention a birth that only a lost member has seen. */
  private Map<Key, Cell> provedBirths() {
    while (!commit.births().isEmpty()) {
      Set<Member> before = grid.check();
      long begin = System.nanoTime();
      Map<Key, Cell> obstacles = births();
      if (isUndisturbed(before, begin)) {
        return obstacles;
      }
      checkPatience();
    }
    return Map.of();
  }

  private Map<Key, Cell> births() {
    Map<Key, Cell> obstacles = new HashMap<>();
    for (Change birth : commit.births()) {
      String name = CellBytes.text(birth.key());
      byte[] born = bytes(birth.to());
      byte[] there = cells.putIfAbsent(name, born);
      boolean mine =
          there == null || (Arrays.equals(there, born) && cells.replace(name, born, born));
      if (!mine) {
        obstacles.put(birth.key(), CellBytes.decode(there, true));
      }
    }
    return obstacles;
  }

  private Written pivot() {
    byte[] expected = from;
    while (!isProved(expected)) {
      checkPatience();
      byte[] seen = cells.get(key);
      if (Arrays.equals(seen, to)) {
        expected = to;
      } else if (Arrays.equals(seen, from)) {
        expected = from;
      } else {
        return certain ? refused(seen) : Written.UNKNOWN;
      }
    }
    return Written.DONE;
  }

  private void checkPatience() {
    if (System.nanoTime() - start > PATIENCE) {
      throw new StorageUnavailableException("The grid did not confirm a write within 8 seconds");
    }
  }

  private boolean isUndisturbed(Set<Member> before, long begin) {
    Set<Member> now = grid.check();
    if (!grid.isProved(now)) {
      beats.prove(now); // for the next attempt, which then need not wait for the next beat
      return false;
    }
    return System.nanoTime() - begin < QUICK && now.containsAll(before);
  }

  private Written refused(byte @Nullable [] seen) {
    return seen == null
        ? Written.REFUSED
        : new Written(Verdict.REFUSED, Map.of(commit.pivot().key(), CellBytes.decode(seen, true)));
  }

  /** Tries once; true when it was done, quickly, and nobody has left meanwhile or just before. */
  private boolean isProved(byte @Nullable [] expected) {
    Set<Member> before = grid.check();
    long begin = System.nanoTime();
    boolean done = false;
    boolean disturbed = false;
    try {
      done = swap(expected);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A write was disturbed", e);
      disturbed = true;
    }
    disturbed |= !isUndisturbed(before, begin);
    if (disturbed) {
      certain = false;
      LockSupport.parkNanos(PAUSE);
    }
    return done && !disturbed;
  }

  private boolean swap(byte @Nullable [] expected) {
    if (to == null) {
      return expected == null ? cells.get(key) == null : cells.remove(key, expected);
    }
    return expected == null ? cells.putIfAbsent(key, to) == null : cells.replace(key, expected, to);
  }

  private void deaths() {
    for (Key death : commit.deaths()) {
      if (death.group() == Key.ALL_GROUPS) {
        cells.removeAll(Reading.groupsOf(session));
      } else {
        cells.delete(CellBytes.text(death));
      }
    }
  }
}
