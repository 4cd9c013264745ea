// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the load counts in: sessions, as one member sees them. */
public interface Counters extends AutoCloseable {

  /** Opens a session; gives its id. */
  String open();

  /** Counts in the first level of a session. */
  Counter first(String session);

  /** Removes the child that all count in, and runs something else in the same block. */
  Calls.Outcome remove(String session, Runnable inside);

  /** What one thread does. */
  List<Work> works(Shift shift);

  /** The newest values, from inside a block; null if the target is not there. */
  @Nullable Map<String, Long> inside(Target target);

  /** The values as this member reads them without a block; null if the target is not there. */
  @Nullable Map<String, Long> read(Target target);

  /** Leaves the others in order. */
  @Override
  void close();
}
