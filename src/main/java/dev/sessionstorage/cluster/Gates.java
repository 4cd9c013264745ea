// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where threads wait for what the lease of a group answers: each at its gate, and those that need
 * to know what became of a commit of unknown outcome. Guarded by the lock of the group's machine,
 * but for {@link #settled}.
 */
final class Gates {
  private static final CompletableFuture<@Nullable Reason> SETTLED =
      CompletableFuture.completedFuture(null);

  private final Map<Long, Gate> closed = new HashMap<>(2);

  /** What becomes of the last commit whose outcome was unknown; null: it is published. */
  private volatile CompletableFuture<@Nullable Reason> settled = SETTLED;

  /** Makes the gate of this thread, with the reason that it is told if there is no answer. */
  Gate add(long ticket, Reason unanswered) {
    Gate gate = new Gate(ticket, unanswered);
    closed.put(ticket, gate);
    return gate;
  }

  /** A thread waits no longer. */
  void remove(Gate gate) {
    closed.remove(gate.ticket);
  }

  /** The lease has answered; null: the thread gets what it asked for. */
  void open(long ticket, @Nullable Reason reason) {
    if (reason == Reason.UNKNOWN) {
      settled = new CompletableFuture<>();
    }
    Gate gate = closed.remove(ticket);
    if (gate != null) { // else it was only leaving, and does not wait
      gate.open(reason);
    }
  }

  /** The outcome that was unknown is known. */
  void settle(@Nullable Reason reason) {
    settled.complete(reason);
  }

  CompletableFuture<@Nullable Reason> settled() {
    return settled;
  }

  /** Whether nobody waits, and no outcome is unknown. */
  boolean isIdle() {
    return closed.isEmpty() && settled.isDone();
  }

  /** There will be no answer. */
  void abort() {
    closed.values().forEach(Gate::abort);
    closed.clear();
  }
}
