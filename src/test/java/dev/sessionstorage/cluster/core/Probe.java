// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Key;

/** Blocks that must be published after all that went wrong. */
final class Probe {
  private final World world;

  Probe(World world) {
    this.world = world;
  }

  /** Everything works again: each member can change the first level, and what is below. */
  void run() {
    for (SimMember member : world.alive()) {
      probe(member, Key.ROOT);
      SimState root = world.stored(Key.ROOT);
      if (root != null && !root.children().isEmpty()) {
        probe(member, root.children().first());
      }
    }
  }

  private void probe(SimMember member, long group) {
    SimClient client = new SimClient(world, member, 0);
    world.clients.add(client);
    for (int tries = 0; tries < 8; tries++) {
      world.pause(tries * SimCalls.SECOND);
      world.until("heartbeat", () -> member.peers.trusted(member.now()));
      int block = world.ledger.blocks();
      client.probe(group);
      world.until("a last block", client::isDone);
      if (world.ledger.acknowledged(group).get(block)) {
        return;
      } // else a call fails that was made before
    }
    throw new Violation("all is well, but " + client + " is not published");
  }
}
