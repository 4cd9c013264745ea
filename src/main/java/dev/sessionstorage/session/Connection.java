// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.cluster.api.ClusterListener;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cluster of an application, joined when it is first needed: what it connects to may be a bean,
 * and beans come after the filters.
 */
final class Connection implements AutoCloseable {
  private final Supplier<Cluster> source;
  private final ClusterListener listener;
  private final ReentrantLock starting = new ReentrantLock();
  private volatile @Nullable Cluster cluster;
  private boolean closed;

  Connection(Supplier<Cluster> source, ClusterListener listener) {
    this.source = source;
    this.listener = listener;
  }

  Cluster cluster() {
    Cluster present = cluster;
    return present == null ? start() : present;
  }

  private Cluster start() {
    starting.lock();
    try {
      if (closed) {
        throw new IllegalStateException("The application has been stopped.");
      }
      Cluster started = cluster;
      if (started == null) {
        started = source.get();
        started.listener(listener);
        cluster = started;
      }
      return started;
    } finally {
      starting.unlock();
    }
  }

  @Override
  public void close() {
    starting.lock();
    try {
      closed = true;
      if (cluster != null) {
        cluster.close();
      }
    } finally {
      starting.unlock();
    }
  }
}
