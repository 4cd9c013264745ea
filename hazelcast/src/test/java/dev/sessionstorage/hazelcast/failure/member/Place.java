// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

/**
 * Where a member is on this machine.
 *
 * @param port where it listens
 * @param publicPort where the others reach it
 * @param outbound the first of the ports that its own connections come from
 */
public record Place(int port, int publicPort, int outbound) {
  private static final int OUTBOUND_PORTS = 50;

  /** Whether a connection from this port is this member's. */
  public boolean connectsFrom(int remotePort) {
    return remotePort >= outbound && remotePort < outbound + OUTBOUND_PORTS;
  }

  String outboundPorts() {
    return outbound + "-" + (outbound + OUTBOUND_PORTS - 1);
  }
}
