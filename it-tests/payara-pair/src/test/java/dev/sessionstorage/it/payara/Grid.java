// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.process.ServerProcess;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Where the members of a grid find each other.
 *
 * @param name strangers have another one
 * @param first the port of one member
 * @param second the port of the other one
 */
record Grid(String name, int first, int second) {

  static Grid create() throws IOException {
    return new Grid(
        "pair-" + UUID.randomUUID(), ServerProcess.freePort(), ServerProcess.freePort());
  }

  List<String> options(int port) {
    return List.of(
        "-Dpayaramicro.clusterName=" + name,
        "-Dpayaramicro.clusterMode=tcpip:127.0.0.1:%d,127.0.0.1:%d".formatted(first, second),
        "-Dpayaramicro.interfaces=127.0.0.1",
        "-Dpayaramicro.startPort=" + port,
        "-Dpayaramicro.initialJoinWait=0",
        "-Dhazelcast.socket.bind.any=false",
        "-Dhazelcast.operation.fail.on.indeterminate.state=true",
        // of a pair one is left when one fails
        "-Dsessionstorage.cluster.min-members=1");
  }
}
