// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import java.util.Map;

/** The contract where every lease is on another member whenever it is wanted. */
class FarLeaseContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    return Setup.FAR_LEASE.storage(settings);
  }
}
