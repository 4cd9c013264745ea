// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the members listen: each for browsers, and for the other members at a port that is higher
 * by a thousand, by which the desk calls it.
 */
record Ports(List<Integer> ofBrowsers) {
  private static final List<Integer> USUAL = List.of(8081, 8082, 8083);
  private static final int STEP = 1000;
  private static final int MAX = 65_535 - STEP;

  static Ports of(String... arguments) throws StartException {
    if (arguments.length == 0) {
      return new Ports(USUAL);
    }
    List<Integer> ports = new ArrayList<>();
    for (String argument : arguments) {
      ports.add(port(argument));
    }
    Ports given = new Ports(ports);
    if (ports.size() != USUAL.size() || new HashSet<>(given.all()).size() != given.all().size()) {
      throw refused("three ports of which none is another one or another one plus " + STEP);
    }
    return given;
  }

  private static int port(String argument) throws StartException {
    try {
      int port = Integer.parseInt(argument);
      if (port > 0 && port <= MAX) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw refused("a number, not \"" + argument + "\"");
    }
    throw refused("a port from 1 to " + MAX + ", not " + argument);
  }

  private static StartException refused(String expected) {
    return new StartException("Expected " + expected + ". For example: 9001 9002 9003");
  }

  static int ofGrid(int port) {
    return port + STEP;
  }

  private List<Integer> all() {
    List<Integer> all = new ArrayList<>(ofBrowsers);
    ofBrowsers.forEach(port -> all.add(ofGrid(port)));
    return all;
  }

  String membersOfGrid() {
    return ofBrowsers.stream()
        .map(port -> "127.0.0.1:" + ofGrid(port))
        .collect(Collectors.joining(","));
  }

  /** Looks whether they are free before anything is started. */
  void check() throws StartException {
    for (int port : all()) {
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        free.getLocalPort();
      } catch (IOException e) {
        throw new StartException(
            "Port %d of 127.0.0.1 cannot be had: %s. End what uses it, or put three other ports at the end of the command: 9001 9002 9003"
                .formatted(port, e.getMessage()));
      }
    }
  }
}
