// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Finds what to offer a visitor. Both sides of the race do the same look-up. */
@ApplicationScoped
public class Offers {
  private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final List<String> OFFERS = List.of("tea", "coffee", "cocoa", "lemonade");

  /** Waits for as long as a query to a database takes: this demo has none. */
  public String forVisit(long visit) {
    LockSupport.parkNanos(LOOK_UP_NANOS);
    return OFFERS.get((int) (visit % OFFERS.size()));
  }
}
