// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import java.util.Map;

/** The contract on a single member. */
class OneMemberContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    return Engines.storage(Engines.member("A", OneRedis.newApplication()), settings);
  }
}
