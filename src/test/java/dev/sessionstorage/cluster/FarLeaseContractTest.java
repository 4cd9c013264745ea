// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.contract.FarLeases;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;

/** The contract where every lease is on another member whenever it is wanted. */
class FarLeaseContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    HeapSpace space = new HeapSpace();
    Cluster near = new ClusterEngine("contract", "A", new HeapStore(space));
    Cluster far = new ClusterEngine("contract", "B", new HeapStore(space));
    Cluster engine = FarLeases.between(near, far);
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }
}
