// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.store.Fault.Reach;
import dev.sessionstorage.store.TortureHistory.Attempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One of the threads: writes what comes to its mind, and remembers the answers. */
final class TortureThread implements Callable<Boolean> {
  private final Store real;
  private final FaultyStore faulty;
  private final Key root;
  private final AtomicLong ids;
  private final int writes;
  private final Random random;
  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<Key, String> seen = new HashMap<>();

  TortureThread(Store real, UUID session, AtomicLong ids, int writes, long seed) {
    this.real = real;
    this.faulty = new FaultyStore(real, this::fault);
    this.root = new Key(session, Key.ROOT);
    this.ids = ids;
    this.writes = writes;
    this.random = new Random(seed);
  }

  private @Nullable Fault fault(Commit commit) {
    Reach[] all = Reach.values();
    return random.nextInt(4) > 0
        ? null
        : new Fault(all[random.nextInt(all.length)], random.nextBoolean());
  }

  @Override
  public Boolean call() {
    for (int i = 0; i < writes; i++) {
      try {
        step(real.read(Set.of(root.sibling(Key.ALL_GROUPS)), true));
      } catch (StorageUnavailableException e) {
        continue; // the store under test may be disturbed as well
      }
      if (random.nextInt(20) == 0) {
        arrive();
      }
    }
    return true;
  }

  void arrive() {
    faulty.arrive();
  }

  void check(TortureHistory history) {
    history.check(attempts);
    history.checkSeen(seen);
  }

  private void step(Look look) {
    Cell top = look.cells().get(root);
    List<Long> children = List.copyOf(TortureHistory.children(top));
    remember(root, top);
    long id = ids.incrementAndGet();
    int dice = random.nextInt(10);
    if (children.isEmpty() || dice == 0) {
      Change birth = new Change(root.sibling(id), null, append(null, id + "="));
      write(top, id + "+" + id, List.of(birth), Set.of());
      return;
    }
    Key child = root.sibling(children.get(random.nextInt(children.size())));
    if (dice == 1) {
      write(top, id + "-" + child.group(), List.of(), Set.of(child));
    } else if (dice < 4) {
      write(top, id + "=", List.of(), Set.of());
    } else if (look.cells().get(child) != null) { // a look may be of several moments
      Cell present = look.cells().get(child);
      remember(child, present);
      String entry = id + "=";
      write(Commit.of(new Change(child, present, append(present, entry))), entry);
    }
  }

  private void remember(Key key, @Nullable Cell cell) {
    String log = cell == null ? "" : StoreCase.text(cell);
    String before = seen.put(key, log);
    if (before != null && !log.startsWith(before)) {
      throw new AssertionError(key.group() + " went from " + before + " to " + log);
    }
  }

  private static Cell append(@Nullable Cell cell, String entry) {
    String log = cell == null ? entry : StoreCase.text(cell) + ',' + entry;
    return new Cell(StoreCase.newStamp(), new byte[] {1}, log.getBytes(UTF_8));
  }

  private void write(@Nullable Cell top, String entry, List<Change> births, Set<Key> deaths) {
    Change pivot = new Change(root, top, append(top, entry));
    write(new Commit(births, pivot, deaths, null), entry);
  }

  private void write(Commit commit, String entry) {
    Verdict verdict = faulty.write(commit).verdict();
    if (verdict == Verdict.UNKNOWN && random.nextBoolean()) {
      Verdict proof = real.write(commit).verdict();
      // refused now, it may have taken place before somebody else wrote
      verdict = proof == Verdict.DONE ? proof : Verdict.UNKNOWN;
    }
    attempts.add(new Attempt(commit.pivot().key(), entry, verdict));
  }
}
