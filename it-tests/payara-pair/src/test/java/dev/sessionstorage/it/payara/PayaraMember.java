// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.War;
import java.util.List;

/** Payara Micro as a member of a grid. */
final class PayaraMember extends Payara {
  private final Grid grid;
  private final int port;

  /** A member that the others find at this port. */
  PayaraMember(Grid grid, int port) {
    this.grid = grid;
    this.port = port;
  }

  @Override
  protected Class<?> main() {
    return MemberMain.class;
  }

  @Override
  protected List<String> options() {
    return List.of(
        "-Dgrid.name=" + grid.name(),
        "-Dgrid.members=" + grid.members(),
        "-Dgrid.port=" + port,
        "-Dhazelcast.wait.seconds.before.join=0",
        "-Dhazelcast.socket.bind.any=false",
        // when one of two fails, one is left
        "-Dsessionstorage.cluster.members=1",
        "-Dsessionstorage.cluster.member=" + Grid.address(port));
  }

  @Override
  public War war() {
    return War.clustered();
  }
}
