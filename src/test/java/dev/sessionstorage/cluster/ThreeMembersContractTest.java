// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The contract on one of three members. */
@Tag(EveryContract.WHOLE)
class ThreeMembersContractTest extends EveryContract {
  private final List<ClusterEngine> others = new ArrayList<>();

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    HeapGrid grid = new HeapGrid();
    others.add(grid.member("B"));
    others.add(grid.member("C"));
    ClusterEngine engine = grid.member("A");
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }

  @AfterEach
  void closeOthers() {
    others.forEach(ClusterEngine::close);
  }
}
