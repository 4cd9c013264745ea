// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.contract;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.contract.FarLeases;
import dev.sessionstorage.hazelcast.Members;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;

/** The contract where every lease is on another member whenever it is wanted. */
class FarLeaseContractTest extends EveryContract {
  @AutoClose private static final Members MEMBERS = Members.start(3);

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    String application = Storages.application();
    Cluster near = MEMBERS.engine(0, application);
    Cluster far = MEMBERS.engine(1, application);
    return Storages.storage(FarLeases.between(near, far), settings);
  }
}
