// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes a thread wait until a test has done something meanwhile. */
final class Gate {
  private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  private Gate() {}

  static Gate of(String name) {
    return GATES.computeIfAbsent(name, it -> new Gate());
  }

  void arriveAndWait() throws InterruptedException {
    arrived.countDown();
    await(open);
  }

  String awaitArrival() throws InterruptedException {
    await(arrived);
    return "arrived";
  }

  String open() {
    open.countDown();
    return "open";
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody came in 20 seconds");
    }
  }
}
