// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.ChangeRegistration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A listener that is called after changes of a node. Changes while it is due or runs make one more
 * call. It is handed to its executor outside every lock, as a {@linkplain Deliveries delivery}.
 */
final class ChangeWatch implements Watcher, ChangeRegistration, Runnable {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  /** What the listener is about to do. */
  private enum State {
    IDLE,
    DUE,
    RUNNING,
    RUNNING_AND_DUE,
    CLOSED
  }

  private final Node node;
  private final Runnable listener;
  private final Executor executor;
  private final WatchedPlaces places;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

  private ChangeWatch(Node node, Runnable listener, Executor executor) {
    this.node = node;
    this.listener = listener;
    this.executor = executor;
    this.places = new WatchedPlaces(node, this);
  }

  static ChangeRegistration register(Node node, Runnable listener, Executor executor) {
    ChangeWatch watch = new ChangeWatch(node, listener, executor);
    watch.places.register();
    Storage storage = watch.places.storage();
    if (storage != null && storage.isOver()) {
      watch.close();
      throw Storage.sessionClosed(node);
    }
    return watch;
  }

  @Override
  public void published(boolean changed) {
    if (changed) {
      Runnable unused = Deliveries.add(this, () -> this);
    } else {
      places.register();
    }
  }

  @Override
  public void ended() {
    close();
  }

  @Override
  public void close() {
    state.set(State.CLOSED);
    places.close();
  }

  /** The thread of a change is outside every lock. */
  @Override
  public void run() {
    places.register();
    State before =
        state.getAndUpdate(
            now ->
                switch (now) {
                  case IDLE -> State.DUE;
                  case RUNNING -> State.RUNNING_AND_DUE;
                  default -> now;
                });
    if (before == State.IDLE) {
      execute();
    }
  }

  private void execute() {
    boolean taken = false;
    try {
      executor.execute(this::call);
      taken = true;
    } finally {
      if (!taken) {
        state.compareAndSet(State.DUE, State.IDLE); // told again after the next change
      }
    }
  }

  private void call() {
    if (!state.compareAndSet(State.DUE, State.RUNNING)) {
      return;
    }
    try {
      listener.run();
    } catch (Throwable e) {
      LOGGER.log(
          Level.WARNING, "A listener of changes of " + Paths.where(node) + " has thrown.", e);
    } finally {
      if (!state.compareAndSet(State.RUNNING, State.IDLE)
          && state.compareAndSet(State.RUNNING_AND_DUE, State.IDLE)) {
        Deliveries.deliver(this);
      }
    }
  }
}
