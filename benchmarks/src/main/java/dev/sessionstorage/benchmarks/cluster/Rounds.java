// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

/** One way to change what several members share. */
interface Rounds {

  /** Keeps a document of that many bytes and a counter; gives the id of the session. */
  String open(int bytes);

  /** Raises the counter, such that no other member's change is lost; where the way allows it. */
  void count(String session) throws Exception;

  /** Sets the counter, whatever it is; only where reading keeps a copy. */
  default void write(String session, long value) {
    throw new UnsupportedOperationException("reads what is newest");
  }

  /** Reads the counter. */
  long read(String session);

  /** Reads the counter, and gives something; while that is held, the member watches the session. */
  default Object hold(String session) {
    return read(session);
  }

  /** Reads the counter as the last acknowledged round has left it. */
  default long newest(String session) {
    return read(session);
  }
}
