// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The contract on one of three members that share a PostgreSQL. */
class ThreeMembersContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    return Setup.THREE_MEMBERS.storage(settings);
  }

  @AfterEach
  void closeOthers() {
    Setup.THREE_MEMBERS.closeOthers();
  }
}
