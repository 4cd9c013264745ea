// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.StorageUnavailableException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for the grid, but not for ever: a member that hangs answers nothing. */
final class Answers {
  private static final long WITHIN = TimeUnit.SECONDS.toNanos(10);

  private Answers() {}

  /** Gives the answer. An interrupt waits until it is there. */
  static <T extends @Nullable Object> T of(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    long end = System.nanoTime() + WITHIN;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new StorageUnavailableException("The grid does not answer: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new StorageUnavailableException(
          "The grid does not answer within 10 seconds: one of its members may hang", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static void all(Collection<? extends CompletionStage<?>> stages) {
    of(
        CompletableFuture.allOf(
            stages.stream()
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture[]::new)));
  }
}
