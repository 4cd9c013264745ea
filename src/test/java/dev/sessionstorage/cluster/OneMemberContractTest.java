// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;

/** The contract on one member. */
class OneMemberContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    ClusterEngine engine = new ClusterEngine("contract", "A", new HeapStore(new HeapSpace()));
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }
}
