// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.contract.AllOrNothingContract;
import dev.sessionstorage.contract.AwaitContract;
import dev.sessionstorage.contract.ClosedContract;
import dev.sessionstorage.contract.FirstLevelContract;
import dev.sessionstorage.contract.OnChangeContract;
import dev.sessionstorage.contract.UserSessionsContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Those contracts that ask most of an engine; all of them run with the profile "contracts". */
class ShortContractTest {
  @Nested
  class AllOrNothing extends AllOrNothingContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return FarLeaseEveryTest.storage(settings);
    }
  }

  @Nested
  class FirstLevel extends FirstLevelContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return FarLeaseEveryTest.storage(settings);
    }
  }

  @Nested
  class Closed extends ClosedContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return FarLeaseEveryTest.storage(settings);
    }
  }

  @Nested
  class UserSessions extends UserSessionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return FarLeaseEveryTest.storage(settings);
    }
  }

  @Nested
  class OnChange extends OnChangeContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return FarLeaseEveryTest.storage(settings);
    }
  }

  @Nested
  class Await extends AwaitContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return FarLeaseEveryTest.storage(settings);
    }
  }
}
