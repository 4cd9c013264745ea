// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets threads of several members write the root of one session and its children: append to them,
 * create and remove them, while answers are lost and writes come late. Then compares the cells with
 * what the writers were answered:
 *
 * <pre>{@code
 * new StoreTorture(List.of(store, storeOfAnotherMember), 8, 10_000).run();
 * }</pre>
 */
public final class StoreTorture {
  private final List<Store> members;
  private final int threads;
  private final int writes;
  private final UUID session = UUID.randomUUID();
  private final AtomicLong ids = new AtomicLong();

  /**
   * Prepares it.
   *
   * @param members the stores of the members, which work or fail
   * @param threads how many threads there are in all
   * @param writes how many writes they try in all
   */
  public StoreTorture(List<Store> members, int threads, int writes) {
    this.members = List.copyOf(members);
    this.threads = threads;
    this.writes = writes;
  }

  /**
   * Runs it to its end.
   *
   * @throws AssertionError if a write was lost, came back, or took place although it was refused
   */
  public void run() {
    long seed = System.nanoTime();
    List<TortureThread> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Store store = members.get(i % members.size());
      tasks.add(new TortureThread(store, session, ids, writes / threads, seed + i));
    }
    try {
      Parallel.run(List.<Callable<Boolean>>copyOf(tasks));
      tasks.forEach(TortureThread::arrive);
      check(tasks);
    } catch (AssertionError e) {
      throw new AssertionError("With the seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private void check(List<TortureThread> tasks) {
    Store store = members.get(0);
    Map<Key, dev.sessionstorage.spi.store.Cell> cells =
        store.read(Set.of(new Key(session, Key.ALL_GROUPS)), true).cells();
    TortureHistory history = new TortureHistory(cells);
    history.checkChildren(store.traits().atomic());
    tasks.forEach(task -> task.check(history));
  }
}
