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
 * Where the members listen for browsers. What keeps their sessions listens at ports that are higher
 * by a thousand.
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
    List<Integer> all = given.and(given.ofGrid());
    if (ports.size() != USUAL.size() || new HashSet<>(all).size() != all.size()) {
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

  List<Integer> ofGrid() {
    return ofBrowsers.stream().map(Ports::ofGrid).toList();
  }

  /** Where a server listens that keeps the sessions of all members. */
  int ofStore() {
    return ofGrid(ofBrowsers.get(0));
  }

  private List<Integer> and(List<Integer> others) {
    List<Integer> all = new ArrayList<>(ofBrowsers);
    all.addAll(others);
    return all;
  }

  String membersOfGrid() {
    return ofBrowsers.stream()
        .map(port -> "127.0.0.1:" + ofGrid(port))
        .collect(Collectors.joining(","));
  }

  /** Looks whether they are free before anything is started. */
  void check(Engine engine) throws StartException {
    for (int port : and(engine.ports(this))) {
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
