// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import dev.sessionstorage.hazelcast.failure.member.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports, and below those that the system gives away, some for connections to come from. */
final class Ports {
  private static final int RANGE = 100;

  private Ports() {}

  static List<Place> places(int count) {
    Deque<Integer> free = free(2 * count);
    int outbound = ThreadLocalRandom.current().nextInt(20_000, 30_000);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(new Place(free.pop(), free.pop(), outbound + i * RANGE));
    }
    return places;
  }

  private static Deque<Integer> free(int count) {
    Deque<Integer> ports = new ArrayDeque<>();
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        ports.add(sockets.get(i).getLocalPort());
      }
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
