// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.FirstLevelContract;
import dev.sessionstorage.contract.PublicationContract;
import dev.sessionstorage.contract.UserSessionsContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Those contracts that ask most of an engine; all of them run with the profile "contracts". */
abstract class ShortContract {

  protected abstract SessionStorage onEngine(Map<String, String> settings);

  @Nested
  class Publication extends PublicationContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class FirstLevel extends FirstLevelContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class UserSessions extends UserSessionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }
}
