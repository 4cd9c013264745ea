// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.contract;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.hazelcast.Members;
import dev.sessionstorage.spi.Engine;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;

/** The contract on a grid of one member, as on a developer's machine. */
class OneMemberContractTest extends EveryContract {
  @AutoClose private static final Members MEMBERS = Members.start(1);

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("sessionstorage.cluster.min-members", "1");
    Engine engine = Storages.engine(MEMBERS.get(0), Storages.application(), all);
    return Storages.storage(engine, all);
  }
}
