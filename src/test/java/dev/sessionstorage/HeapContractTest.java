// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import dev.sessionstorage.contract.EveryContract;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The contract on the heap engine. */
@Tag(EveryContract.WHOLE)
class HeapContractTest extends EveryContract {

  @Override
  protected SessionStorage onEngine(Map<String, String> settings) {
    return new SessionManager(Settings.from(settings::get));
  }
}
