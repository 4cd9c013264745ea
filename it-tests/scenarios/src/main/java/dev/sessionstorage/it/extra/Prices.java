// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** An application's own shared objects. */
@ApplicationScoped
public class Prices {
  @Produces static final SharedCollection HISTORY = SharedCollection.of("start");

  private final SharedObject prices = SharedObject.of("tea", 3);

  /** For CDI. */
  public Prices() {}

  /** Without a qualifier. */
  @Produces
  public SharedObject prices() {
    return prices;
  }

  /** With one. */
  @Produces
  @Discounted
  public SharedObject discounts() {
    return SharedObject.of("tea", 1);
  }
}
