// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.topic.ITopic;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a topic, anew after each merge of the grid. A member that merges tells the others of
 * its listeners in passing, and when one of them misses it, it sends nothing here any more; a new
 * listener is confirmed by all.
 */
final class Listening implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Listening.class.getName());

  private final HazelcastInstance hazelcast;
  private final ITopic<byte[]> topic;
  private final Consumer<byte[]> receiver;
  private final UUID merges;
  private @Nullable UUID listener;
  private boolean closed;

  Listening(HazelcastInstance hazelcast, ITopic<byte[]> topic, Consumer<byte[]> receiver) {
    this.hazelcast = hazelcast;
    this.topic = topic;
    this.receiver = receiver;
    merges =
        hazelcast
            .getLifecycleService()
            .addLifecycleListener(
                event -> {
                  if (event.getState() == LifecycleState.MERGED) {
                    Thread thread = new Thread(this::anew, "session-storage-listens-anew");
                    thread.setDaemon(true);
                    thread.start(); // the grid's own thread must not wait
                  }
                });
    listen();
  }

  private void anew() {
    try {
      listen();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The grid was left, or merges once more", e);
    }
  }

  /** Adds the new listener first, so that nothing is missed; doubles do no harm. */
  private synchronized void listen() {
    if (closed) {
      return;
    }
    UUID before = listener;
    listener = topic.addMessageListener(message -> receiver.accept(message.getMessageObject()));
    if (before != null) {
      topic.removeMessageListener(before);
    }
  }

  /** The present registration; another one after each merge. */
  synchronized @Nullable UUID listener() {
    return listener;
  }

  @Override
  public synchronized void close() {
    closed = true;
    hazelcast.getLifecycleService().removeLifecycleListener(merges);
    if (listener != null) {
      topic.removeMessageListener(listener);
    }
  }
}
