// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.StorageUnavailableException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The present connection of a member, and the next one when it is broken. Whoever needs one
 * connects, one thread at a time and not too often; others are refused meanwhile.
 */
final class Links implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

  private final RedisURI uri;
  private final int replicas;
  private final Duration within;
  private final ClientResources resources =
      DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
  private final RedisClient client;
  private final ReentrantLock connecting = new ReentrantLock();
  private long last = System.nanoTime() - PAUSE; // guarded by the lock
  private volatile @Nullable Link link;
  private volatile boolean closed;

  /**
   * Prepares to connect.
   *
   * @param uri the server
   * @param replicas how many replicas must confirm each write
   */
  Links(RedisURI uri, int replicas) {
    this.uri = uri;
    this.replicas = replicas;
    boolean set = !uri.getTimeout().equals(RedisURI.DEFAULT_TIMEOUT_DURATION);
    within = set ? uri.getTimeout() : ANSWER_WITHIN;
    client = RedisClient.create(resources, uri);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false) // it would send again what was under way
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(
                SocketOptions.builder().connectTimeout(CONNECT_WITHIN).keepAlive(true).build())
            .build());
  }

  /** Returns the open connection, connecting if there is none. */
  Link open() {
    Link present = present();
    if (present != null) {
      return present;
    }
    if (!connecting.tryLock()) {
      throw unavailable();
    }
    try {
      present = present();
      return present == null ? connect() : present;
    } finally {
      connecting.unlock();
    }
  }

  /** The open connection; null while there is none. */
  @Nullable Link present() {
    Link present = link;
    return present != null && present.isOpen() && !closed ? present : null;
  }

  void check() {
    if (present() == null) {
      throw unavailable();
    }
  }

  private StorageUnavailableException unavailable() {
    return new StorageUnavailableException(
        closed
            ? "The store of this member is closed: its application has stopped"
            : "Redis cannot be reached; it is tried again at least once a second");
  }

  private Link connect() {
    if (closed || System.nanoTime() - last < PAUSE) {
      throw unavailable();
    }
    try {
      Link next =
          new Link(connected(client.connectAsync(ByteArrayCodec.INSTANCE, uri)), replicas, within);
      String objection = next.server().objection();
      if (objection != null || closed) {
        next.close();
        throw new StorageUnavailableException("Redis cannot be used: " + objection);
      }
      Link broken = link;
      link = next;
      if (broken != null) {
        broken.close(); // the client keeps it until then
      }
      return next;
    } finally {
      last = System.nanoTime();
    }
  }

  /** Returns a new connection that can subscribe. */
  StatefulRedisPubSubConnection<byte[], byte[]> subscriber() {
    return connected(client.connectPubSubAsync(ByteArrayCodec.INSTANCE, uri));
  }

  private <C extends StatefulConnection<byte[], byte[]>> C connected(CompletionStage<C> future) {
    try {
      return Answers.of(future, CONNECT_WITHIN.plus(within));
    } catch (StorageUnavailableException e) {
      CompletionStage<Void> unused = future.thenCompose(StatefulConnection::closeAsync); // too late
      throw e;
    } catch (ExecutionException e) {
      throw new StorageUnavailableException("Redis cannot be reached: " + reason(e), e);
    }
  }

  /** What has happened, below what it led to. */
  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? String.valueOf(failure.getMessage()) : reason(cause);
  }

  /** Waits for an answer to a command of a subscriber. */
  void await(CompletionStage<?> answer) {
    try {
      Object unused = Answers.of(answer, within);
    } catch (ExecutionException e) {
      throw new StorageUnavailableException("Redis does not answer: " + reason(e), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    client.shutdown(0, 1, TimeUnit.SECONDS);
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
