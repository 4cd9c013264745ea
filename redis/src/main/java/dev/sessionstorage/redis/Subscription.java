// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One subscription by a connection of its own, which is not renewed when it breaks. */
final class Subscription {
  private final Link beside;
  private final StatefulRedisPubSubConnection<byte[], byte[]> connection;
  private volatile boolean closed;
  private @Nullable Future<?> ping;

  /**
   * Subscribes.
   *
   * @param links gives connections
   * @param channel what to listen to
   * @param inbox gets the messages in a thread of the connection, which it must not hold up
   */
  Subscription(Links links, byte[] channel, Consumer<byte[]> inbox) {
    beside = links.open();
    connection = links.subscriber();
    connection.addListener(
        new RedisPubSubAdapter<byte[], byte[]>() {
          @Override
          public void message(byte[] name, byte[] message) {
            if (!closed) {
              inbox.accept(message);
            }
          }
        });
    try {
      links.await(connection.async().subscribe(channel));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Returns whether it is open beside this link, and the server has answered to the last call. */
  boolean isAlive(Link link) {
    boolean alive = link == beside && connection.isOpen() && (ping == null || ping.isDone());
    ping = alive ? connection.async().ping() : ping;
    return alive;
  }

  void close() {
    closed = true;
    CompletableFuture<Void> unused = connection.closeAsync();
  }
}
