// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.contract.FarLeases;
import java.util.Map;

/** The contract where every lease is on another member whenever it is wanted. */
class FarLeaseContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    return storage(settings);
  }

  static SessionStorage storage(Map<String, String> settings) {
    String application = OneRedis.newApplication();
    Cluster near = Engines.member("A", application);
    Cluster far = Engines.member("B", application);
    return Engines.storage(FarLeases.between(near, far), settings);
  }
}
