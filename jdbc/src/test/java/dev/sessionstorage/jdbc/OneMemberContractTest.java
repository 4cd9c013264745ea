// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import java.util.Map;

/** The contract on a single server with a database in its own process. */
class OneMemberContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    return Setup.ONE_MEMBER.storage(settings);
  }
}
