// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.PriorityQueue;

/** Virtual time: what is to happen, in order. */
final class Schedule {

  private record Event(long at, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int first = Long.compare(at, other.at);
      return first != 0 ? first : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Event> events = new PriorityQueue<>(256);
  private long now;
  private long order;

  long now() {
    return now;
  }

  void after(long nanos, Runnable action) {
    events.add(new Event(now + Math.max(nanos, 0), order++, action));
  }

  /** Does what comes next; false: nothing comes. */
  boolean step() {
    Event event = events.poll();
    if (event == null) {
      return false;
    }
    now = event.at;
    event.action.run();
    return true;
  }
}
