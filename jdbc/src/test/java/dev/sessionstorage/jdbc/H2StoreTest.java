// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.store.Space;
import dev.sessionstorage.store.StoreContract;

/** The contract on H2 in memory, where each member has a single connection. */
class H2StoreTest extends StoreContract {

  @Override
  protected Space newSpace() {
    return Databases.space(Databases.with(Databases.h2(), "connections", "1"));
  }
}
