// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.contract;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.hazelcast.Members;
import dev.sessionstorage.spi.Engine;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a grid of three members, seen from one of them. */
class ThreeMembersContractTest extends EveryContract {
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
    Engine engine = Storages.engine(members.get(0), Storages.application(), settings);
    return Storages.storage(engine, settings);
  }
}
