// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.spi.store.Traits;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What the members in one virtual machine share: the cells, who is there, and whom messages reach.
 * Each member has a {@link HeapStore} on it.
 */
public final class HeapSpace {
  private static final Traits TRAITS = new Traits(true, false, Duration.ZERO);

  final Traits traits;
  final LongSupplier clock;
  final Executor deliveries;
  volatile String generation = UUID.randomUUID().toString();

  /** Guards all that follows; nobody waits for anything while holding it. */
  final Lock lock = new ReentrantLock();

  final HeapCells cells = new HeapCells();
  final Map<UUID, byte[]> members = new LinkedHashMap<>();
  final Map<UUID, Consumer<byte[]>> inboxes = new HashMap<>();

  /**
   * Makes an empty space with the clock of the machine; a thread delivers messages while there are
   * any.
   */
  public HeapSpace() {
    this(TRAITS, System::currentTimeMillis, delivering());
  }

  /**
   * Makes an empty space.
   *
   * @param traits what its stores say of themselves; without {@link Traits#atomic()} they list
   *     groups, and without {@link Traits#durable()} the last member to leave removes everything
   * @param clock the time, in milliseconds
   * @param deliveries runs the deliveries of messages
   */
  public HeapSpace(Traits traits, LongSupplier clock, Executor deliveries) {
    this.traits = traits;
    this.clock = clock;
    this.deliveries = deliveries;
  }

  private static Executor delivering() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1, 1, 100, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), HeapSpace::thread);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "session-storage-heap");
    thread.setDaemon(true);
    return thread;
  }
}
