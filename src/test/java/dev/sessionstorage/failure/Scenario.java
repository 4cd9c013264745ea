// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.time.Duration;

/**
 * Something that happens while the members count; each engine has an enum of them.
 *
 * @param <C> what it happens to
 */
public interface Scenario<C extends Cluster> {
  /** From here on a scenario takes too long for a build. */
  int LONG = 200;

  /**
   * What happens.
   *
   * @param <C> what it happens to
   */
  interface Event<C extends Cluster> {
    /** Lets it happen. */
    void happen(Round<C> round) throws Exception;
  }

  /** Its name, as an enum has it. */
  String name();

  /** How long it takes. */
  Duration about();

  /** How many members it needs. */
  int size();

  /** Whether it takes too long for a build. */
  default boolean isLong() {
    return about().toSeconds() >= LONG;
  }

  /** Lets it happen. */
  void happen(Round<C> round) throws Exception;
}
