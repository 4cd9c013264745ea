// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

/** One way to change what several members share. */
interface Rounds {

  /** Keeps a document of that many bytes and a counter; gives the id of the session. */
  String open(int bytes);

  /** Raises the counter, such that no other member's change is lost; where the way allows it. */
  void count(String session) throws Exception;

  /** Reads the counter. */
  long read(String session);
}
