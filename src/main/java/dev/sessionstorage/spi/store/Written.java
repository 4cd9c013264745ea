// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.util.Map;

/**
 * The outcome of a write.
 *
 * @param verdict what has become of it
 * @param seen after {@link Verdict#REFUSED}: cells that were in the way, as far as the store has
 *     seen them without asking again; a key without a cell has not been looked at
 * @since 1.0
 */
public record Written(Verdict verdict, Map<Key, Cell> seen) {
  /** Everything is written. */
  public static final Written DONE = new Written(Verdict.DONE, Map.of());

  /** Nothing is written. */
  public static final Written REFUSED = new Written(Verdict.REFUSED, Map.of());

  /** It is not known. */
  public static final Written UNKNOWN = new Written(Verdict.UNKNOWN, Map.of());
}
