// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.contract.FarLeases;
import dev.sessionstorage.spi.Engine;
import java.util.Map;

/** The contract where every lease is on another member whenever it is wanted. */
class FarLeaseContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    return storage(settings);
  }

  static SessionStorage storage(Map<String, String> settings) {
    String application = OneRedis.newApplication();
    Engine near = Engines.member("A", application);
    Engine far = Engines.member("B", application);
    return Engines.storage(FarLeases.between(near, far), settings);
  }
}
