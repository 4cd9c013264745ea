// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import dev.sessionstorage.hazelcast.failure.member.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which members can reach each other. */
final class Network {
  private final List<Place> places;
  private final Set<Place> cutOff = new HashSet<>();
  private boolean closed;

  Network(List<Place> places) {
    this.places = places;
  }

  Place sender(int remotePort) {
    return places.stream()
        .filter(place -> place.connectsFrom(remotePort))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("No member uses the port " + remotePort));
  }

  /** From now on nothing passes between this member and those that are not cut off. */
  synchronized void cutOff(Place place) {
    cutOff.add(place);
  }

  /** What was held up passes. */
  synchronized void heal() {
    cutOff.clear();
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Waits while there is no way. */
  synchronized void pass(Place from, Place to) throws InterruptedException {
    while (!closed && cutOff.contains(from) != cutOff.contains(to)) {
      wait();
    }
  }
}
