// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.cluster.core.Reason;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GateTest {
  private volatile boolean done;

  @Test
  void a_thread_that_opens_its_own_gate_can_park_afterwards() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              Gate gate = new Gate(1, Reason.UNAVAILABLE);
              gate.open(null);
              gate.await();
              LockSupport.park();
              done = true;
            });
    thread.start();
    await().until(() -> done || thread.getState() == Thread.State.WAITING);
    boolean waits = !done;
    LockSupport.unpark(thread);
    thread.join();
    assertThat(waits).as("it waits").isTrue();
  }
}
