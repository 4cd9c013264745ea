// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.DeadlockException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two threads, each inside one group, and on its way into the other one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitGraphTest {
  private final ObjectNode a = ObjectNode.copyOf(Map.of());
  private final ObjectNode b = ObjectNode.copyOf(Map.of());
  private final Use insideA = Use.enter(a, 0);
  private final Use insideB = CompletableFuture.supplyAsync(() -> Use.enter(b, 0)).join();

  @BeforeEach
  void theOtherThreadWaits() {
    waitFor(a, insideB);
  }

  @AfterEach
  void nobodyWaits() {
    WaitGraph.leave(insideA.thread);
    WaitGraph.leave(insideB.thread);
  }

  private static void waitFor(Node wanted, Use waiting) {
    WaitGraph.enter(waiting.thread, new Waiter(wanted.group(), waiting, wanted));
  }

  @Test
  void the_victim_of_a_ring_waits_for_nobody_any_more() {
    assertThatThrownBy(() -> waitFor(b, insideA)).isInstanceOf(DeadlockException.class);

    assertThatCode(() -> waitFor(a, insideB)).doesNotThrowAnyException();
  }

  @Test
  void who_has_ceased_to_wait_is_in_no_ring() {
    WaitGraph.leave(insideB.thread);

    assertThatCode(() -> waitFor(b, insideA)).doesNotThrowAnyException();
  }
}
