// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.spi.Engine;
import dev.sessionstorage.spi.EngineListener;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine of an application, started when it is first needed: what it connects to may be a bean,
 * and beans come after the filters.
 */
final class Connection implements AutoCloseable {
  private final Supplier<Engine> source;
  private final EngineListener listener;
  private final ReentrantLock starting = new ReentrantLock();
  private volatile @Nullable Engine engine;
  private boolean closed;

  Connection(Supplier<Engine> source, EngineListener listener) {
    this.source = source;
    this.listener = listener;
  }

  Engine engine() {
    Engine present = engine;
    return present == null ? start() : present;
  }

  private Engine start() {
    starting.lock();
    try {
      if (closed) {
        throw new IllegalStateException("The application has been stopped.");
      }
      Engine started = engine;
      if (started == null) {
        started = source.get();
        started.listener(listener);
        engine = started;
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
      if (engine != null) {
        engine.close();
      }
    } finally {
      starting.unlock();
    }
  }
}
