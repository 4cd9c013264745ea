// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.contract;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.hazelcast.Members;
import dev.sessionstorage.spi.Engine;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract where every lease is on another node whenever it is wanted. */
class FarLeaseContractTest extends EveryContract {
  private static Members members;

  @BeforeAll
  static void startMembers() {
    members = Members.start(3);
  }

  @AfterAll
  static void closeMembers() {
    members.close();
  }

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    String application = Storages.application();
    Engine near = Storages.engine(members.get(0), application, settings);
    Engine far = Storages.engine(members.get(1), application, settings);
    return Storages.storage(FarLeases.between(near, far), settings);
  }
}
