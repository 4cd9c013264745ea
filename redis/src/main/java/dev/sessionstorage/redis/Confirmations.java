// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks how many replicas have all that one connection has written. One question at a time, whose
 * answer holds for everybody who has written before it was sent.
 */
final class Confirmations {
  private final Supplier<? extends CompletionStage<Long>> question;
  private @Nullable CompletableFuture<Long> next; // guarded by this, as is what follows
  private boolean asking;

  Confirmations(Supplier<? extends CompletionStage<Long>> question) {
    this.question = question;
  }

  /** Returns how many replicas have what was written before this call. */
  CompletableFuture<Long> ask() {
    CompletableFuture<Long> mine;
    synchronized (this) {
      mine = next == null ? new CompletableFuture<>() : next;
      next = mine;
      if (asking) {
        return mine;
      }
      asking = true;
    }
    send();
    return mine;
  }

  private void send() {
    CompletableFuture<Long> waiting = take();
    if (waiting == null) {
      return;
    }
    question
        .get()
        .whenComplete(
            (replicas, failure) -> {
              if (failure == null) {
                waiting.complete(replicas);
              } else {
                waiting.completeExceptionally(failure);
              }
              send();
            });
  }

  private synchronized @Nullable CompletableFuture<Long> take() {
    CompletableFuture<Long> waiting = next;
    next = null;
    asking = waiting != null;
    return waiting;
  }
}
