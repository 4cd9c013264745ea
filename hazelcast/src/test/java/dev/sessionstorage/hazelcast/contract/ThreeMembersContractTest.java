// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.contract;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.hazelcast.Members;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;

/** The contract on a grid of three members, seen from one of them. */
@Tag(EveryContract.WHOLE)
class ThreeMembersContractTest extends EveryContract {
  @AutoClose private static final Members MEMBERS = Members.start(3);

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    Cluster engine = MEMBERS.engine(0, Storages.application());
    return Storages.storage(engine, settings);
  }
}
