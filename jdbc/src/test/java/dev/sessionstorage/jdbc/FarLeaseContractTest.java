// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.SessionStorage;
import java.util.Map;

/** Some of the contract where every lease is on another member whenever it is wanted. */
class FarLeaseContractTest extends ShortContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    return Setup.FAR_LEASE.storage(settings);
  }
}
