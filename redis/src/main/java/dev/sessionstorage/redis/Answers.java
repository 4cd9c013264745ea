// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.StorageUnavailableException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the server, but not for ever. */
final class Answers {
  private Answers() {}

  /**
   * Returns the answer. An interrupt does not end the wait: the thread is interrupted afterwards.
   *
   * @throws ExecutionException if the answer is an error
   * @throws StorageUnavailableException if there is none in time, or the connection breaks
   */
  static <T> T of(CompletionStage<T> stage, Duration within) throws ExecutionException {
    Future<T> future = stage.toCompletableFuture();
    long end = System.nanoTime() + within.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      throw new StorageUnavailableException(
          "Redis has not answered within " + within.toMillis() + " ms", e);
    } catch (CancellationException e) {
      throw new StorageUnavailableException("The connection to Redis has ended", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
