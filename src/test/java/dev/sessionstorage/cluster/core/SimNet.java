// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

/** Messages between members. */
final class SimNet {
  private final SimCalls calls;

  SimNet(SimCalls calls) {
    this.calls = calls;
  }

  void send(SimMember from, SimMember to, Runnable arrival) {
    if (from.isCutOff() || to.isCutOff() || calls.happens(Fault.LOSS, 10)) {
      return;
    }
    deliver(to, arrival);
    if (calls.happens(Fault.DOUBLE, 15)) {
      deliver(to, arrival);
      calls.schedule.after(calls.random.nextLong(8 * SimCalls.SECOND), () -> to.run(arrival));
    }
  }

  private void deliver(SimMember to, Runnable arrival) {
    boolean late = calls.happens(Fault.REORDER, 15);
    long way = late ? calls.random.nextLong(400 * SimCalls.MILLI) : calls.way();
    calls.schedule.after(way, () -> to.run(arrival));
  }
}
