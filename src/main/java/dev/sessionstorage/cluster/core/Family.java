// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.io.IOException;
import java.util.Set;

/** What a lease has to know of states, whose bytes it does not read itself. */
public interface Family {

  /**
   * Names the children that a first level refers to, those included that may be put back.
   *
   * @param firstLevel the body of the first level's cell
   * @return their numbers
   * @throws IOException if the bytes cannot be read
   */
  Set<Long> mentioned(byte[] firstLevel) throws IOException;
}
