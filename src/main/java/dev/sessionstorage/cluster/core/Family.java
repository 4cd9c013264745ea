// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.io.IOException;

/** What a lease has to know of states, whose bytes it does not read itself. */
public interface Family {

  /**
   * Tells whether a first level refers to a child, or refers to it as one that may be put back.
   *
   * @param firstLevel the body of the first level's cell
   * @param child the number of the child
   * @return whether it does
   * @throws IOException if the bytes cannot be read
   */
  boolean mentions(byte[] firstLevel, long child) throws IOException;
}
