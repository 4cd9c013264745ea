// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.contract.EveryContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The contract on one of three members. */
class ThreeMembersContractTest extends EveryContract {
  private final List<Cluster> others = new ArrayList<>();

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    String application = OneRedis.newApplication();
    others.add(Engines.member("B", application));
    others.add(Engines.member("C", application));
    return Engines.storage(Engines.member("A", application), settings);
  }

  @AfterEach
  void closeOthers() {
    others.forEach(Cluster::close);
  }
}
