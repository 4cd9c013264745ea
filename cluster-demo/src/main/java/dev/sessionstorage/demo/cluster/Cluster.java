// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.io.IOException;
import java.util.List;

/** The three nodes. */
final class Cluster {
  private final List<Node> nodes;

  Cluster(Folder folder, Ports ports) {
    String grid = "demo-" + ProcessHandle.current().pid();
    nodes =
        ports.ofBrowsers().stream()
            .map(port -> new Node(port, new NodeCommand(folder, port, grid, ports.membersOfGrid())))
            .toList();
  }

  List<Node> nodes() {
    return nodes;
  }

  /** One after the other: members that start at once have to agree who was first. */
  void start() throws IOException, StartException {
    for (Node node : nodes) {
      node.start();
    }
  }

  /** Starts those that have died. */
  void restart() throws IOException, StartException {
    for (Node node : nodes) {
      if (node.isDead()) {
        node.start();
        System.out.println(Text.started(node));
      }
    }
  }

  /** Nothing that they keep is needed any more, so they need not leave in order. */
  void stop() {
    nodes.forEach(Node::kill);
    nodes.forEach(Node::awaitEnd);
  }
}
