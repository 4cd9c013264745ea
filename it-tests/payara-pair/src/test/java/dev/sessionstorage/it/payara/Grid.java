// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * Where two members find each other.
 *
 * @param name strangers have another one
 * @param first the port of one
 * @param second the port of the other
 */
record Grid(String name, int first, int second) {

  static Grid create() {
    try {
      int first = ServerProcess.freePort();
      return new Grid("pair-" + UUID.randomUUID(), first, ServerProcess.freePort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String members() {
    return address(first) + "," + address(second);
  }

  static String address(int port) {
    return "127.0.0.1:" + port;
  }
}
