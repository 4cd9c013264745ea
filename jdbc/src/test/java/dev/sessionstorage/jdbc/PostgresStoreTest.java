// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.store.Space;
import dev.sessionstorage.store.StoreContract;

/** The contract on PostgreSQL, with notifications. */
class PostgresStoreTest extends StoreContract {

  @Override
  protected Space newSpace() {
    return Databases.space(Databases.postgres());
  }
}
