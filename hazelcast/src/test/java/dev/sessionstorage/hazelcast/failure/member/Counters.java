// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import java.util.Map;

/** What the load counts in: sessions, as one member sees them. */
interface Counters extends AutoCloseable {

  /** Counts for everybody. */
  String ALL = "all";

  /** What a block left behind. */
  record Count(long own, long all) {}

  /** Opens a session; gives its id. */
  String open();

  /** Adds one under two names in one block, which runs something else in its middle. */
  Count count(String session, String own, Runnable inside);

  /** The newest values, from inside a block. */
  Map<String, Long> inside(String session);

  /** The values as this member reads them without a block. */
  Map<String, Long> read(String session);

  /** Leaves the grid in order. */
  @Override
  void close();
}
