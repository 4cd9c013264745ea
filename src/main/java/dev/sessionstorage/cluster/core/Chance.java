// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Stamp;

/** Where the protocol gets its random numbers from. */
public interface Chance {

  /**
   * Makes the name of an attempt to write.
   *
   * @return one that nobody else has ever had
   */
  Stamp stamp();

  /**
   * Draws a number, so that members do not all do the same at the same moment.
   *
   * @param bound greater than 0
   * @return 0 or more, less than the bound
   */
  long below(long bound);
}
