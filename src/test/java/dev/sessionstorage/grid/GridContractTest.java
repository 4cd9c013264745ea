// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;

/** The contract where an engine keeps the sessions, whichever engine it is. */
class GridContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    MemoryEngine engine = new MemoryGrid().member("A");
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }
}
