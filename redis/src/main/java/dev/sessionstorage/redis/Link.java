// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.StorageUnavailableException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection to one server. Once it breaks it stays broken, and all who wait are told: nothing
 * is sent twice, and what it confirms is of the server that has answered before.
 */
final class Link {
  private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(1);

  private final StatefulRedisConnection<byte[], byte[]> connection;
  private final RedisAsyncCommands<byte[], byte[]> commands;
  private final Confirmations confirmations;
  private final int replicas;
  private final Duration within;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Takes a connection that does not reconnect.
   *
   * @param connection the connection
   * @param replicas how many replicas must confirm what is written
   * @param within how long to wait for an answer
   */
  Link(StatefulRedisConnection<byte[], byte[]> connection, int replicas, Duration within) {
    this.connection = connection;
    this.replicas = replicas;
    this.within = within;
    commands = connection.async();
    confirmations =
        new Confirmations(() -> commands.waitForReplication(replicas, CONFIRM_WITHIN.toMillis()));
  }

  boolean isOpen() {
    return !closed.get() && connection.isOpen();
  }

  void close() {
    if (!closed.getAndSet(true)) {
      CompletableFuture<Void> unused = connection.closeAsync();
    }
  }

  /**
   * Runs a script.
   *
   * @return its reply: a byte array for a text, a Long for a number, null for nothing
   * @throws StorageUnavailableException if it is not known whether it ran, or it failed
   */
  List<Object> run(Script script, List<byte[]> keys, List<byte[]> values) {
    byte[][] k = keys.toArray(byte[][]::new);
    byte[][] v = values.toArray(byte[][]::new);
    try {
      return answer(commands.evalsha(script.digest, ScriptOutputType.MULTI, k, v));
    } catch (UnknownScript e) {
      return answer(commands.eval(script.text, ScriptOutputType.MULTI, k, v));
    }
  }

  /** Returns whether enough replicas have all that this connection has written until now. */
  boolean isConfirmed() {
    return replicas == 0 || answer(confirmations.ask()) >= replicas;
  }

  /** Returns what the server says of itself. */
  Server server() {
    return new Server(answer(commands.info()));
  }

  void remove(byte[] hash, byte[] field) {
    long unused = answer(commands.hdel(hash, field));
  }

  /** Sends to whoever listens now, without waiting. */
  void publish(byte[] channel, byte[] message) {
    Future<Long> unused = commands.publish(channel, message);
  }

  private <T> T answer(CompletionStage<T> stage) {
    try {
      return Answers.of(stage, within);
    } catch (StorageUnavailableException e) {
      close(); // a server that hangs, or is no more there
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RedisNoScriptException) {
        throw new UnknownScript(e);
      }
      String reason = String.valueOf(e.getMessage());
      if (reason.contains("READONLY") || reason.contains("NOREPLICAS")) {
        close(); // the primary may be another server now: the next connection asks
      }
      throw new StorageUnavailableException("Redis does not answer: " + reason, e);
    }
  }

  /** The server has not run the script, since it does not know it. */
  private static final class UnknownScript extends RedisException {
    private static final long serialVersionUID = 1L;

    UnknownScript(ExecutionException cause) {
      super(cause);
    }
  }
}
