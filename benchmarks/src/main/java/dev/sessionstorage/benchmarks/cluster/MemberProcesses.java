// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import dev.sessionstorage.benchmarks.cluster.Timed.Times;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All members of a cluster. */
final class MemberProcesses implements AutoCloseable {
  private final Shared shared;
  private final String address;
  private final List<String> ports = new ArrayList<>();
  private final List<MemberProcess> members = new ArrayList<>();

  private MemberProcesses(Shared shared, String address) {
    this.shared = shared;
    this.address = address;
  }

  /** Starts a grid of so many. */
  static MemberProcesses start(int count) throws IOException {
    return start(Shared.GRID, "", count);
  }

  /** Starts that many members, with the address of their server or the name of their grid. */
  static MemberProcesses start(Shared shared, String address, int count) throws IOException {
    String place = shared == Shared.GRID ? "benchmarks-" + UUID.randomUUID() : address;
    MemberProcesses started = new MemberProcesses(shared, place);
    try {
      for (int i = 0; i < count; i++) {
        started.add();
      }
      return started;
    } catch (IOException e) {
      started.close();
      throw e;
    }
  }

  /** Starts one more. */
  void add() throws IOException {
    ports.add(0, String.valueOf(freePort()));
    List<String> arguments = new ArrayList<>(List.of(shared.name(), address));
    arguments.addAll(ports);
    members.add(new MemberProcess(arguments));
  }

  /** Kills the last one. */
  void kill() {
    members.remove(size() - 1).close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int size() {
    return members.size();
  }

  /** Gives one member an order. */
  String ask(int member, String order) throws IOException {
    members.get(member).tell(order);
    return members.get(member).answer();
  }

  /** Gives each member an order, all at the same time. */
  List<Times> together(List<String> orders) throws IOException {
    tell(orders);
    return answers(orders.size());
  }

  /** Gives the first members an order each, all at the same time; {@link #answers} waits. */
  void tell(List<String> orders) {
    for (int i = 0; i < orders.size(); i++) {
      members.get(i).tell(orders.get(i));
    }
  }

  List<Times> answers(int count) throws IOException {
    List<Times> answers = new ArrayList<>();
    for (MemberProcess member : members.subList(0, count)) {
      answers.add(Times.parse(member.answer()));
    }
    return answers;
  }

  @Override
  public void close() {
    members.forEach(MemberProcess::close);
  }
}
