// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import dev.sessionstorage.contract.AllOrNothingContract;
import dev.sessionstorage.contract.BadValuesContract;
import dev.sessionstorage.contract.ClosedContract;
import dev.sessionstorage.contract.CollectionContract;
import dev.sessionstorage.contract.ConversionsContract;
import dev.sessionstorage.contract.CounterContract;
import dev.sessionstorage.contract.CurrentSessionContract;
import dev.sessionstorage.contract.DeadlockContract;
import dev.sessionstorage.contract.DirtyReadContract;
import dev.sessionstorage.contract.EditorContract;
import dev.sessionstorage.contract.EditorNestingContract;
import dev.sessionstorage.contract.ExclusionContract;
import dev.sessionstorage.contract.FairnessContract;
import dev.sessionstorage.contract.FindingSessionsContract;
import dev.sessionstorage.contract.GroupsContract;
import dev.sessionstorage.contract.IdentityContract;
import dev.sessionstorage.contract.IdleTimeoutContract;
import dev.sessionstorage.contract.InterruptContract;
import dev.sessionstorage.contract.JoinRaceContract;
import dev.sessionstorage.contract.JoinReadContract;
import dev.sessionstorage.contract.JoiningContract;
import dev.sessionstorage.contract.LimitsContract;
import dev.sessionstorage.contract.LongUseWarningContract;
import dev.sessionstorage.contract.PlacesContract;
import dev.sessionstorage.contract.PositionsContract;
import dev.sessionstorage.contract.PublicationContract;
import dev.sessionstorage.contract.ReadingContract;
import dev.sessionstorage.contract.RecordsContract;
import dev.sessionstorage.contract.SingleStorageContract;
import dev.sessionstorage.contract.StorageSizeContract;
import dev.sessionstorage.contract.TornReadContract;
import dev.sessionstorage.contract.UserSessionsContract;
import dev.sessionstorage.contract.ValuesContract;
import dev.sessionstorage.contract.ViewsContract;
import dev.sessionstorage.contract.WaitingContract;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The contract on the heap engine. */
class HeapContractTest {

  private static SessionStorage onHeap(Map<String, String> settings) {
    return new SessionManager(Settings.from(settings::get));
  }

  @Nested
  class Exclusion extends ExclusionContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Publication extends PublicationContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class TornRead extends TornReadContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Reading extends ReadingContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Views extends ViewsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class AllOrNothing extends AllOrNothingContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class DirtyRead extends DirtyReadContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Identity extends IdentityContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Places extends PlacesContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Groups extends GroupsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Joining extends JoiningContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class JoinRace extends JoinRaceContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class JoinRead extends JoinReadContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class SingleStorage extends SingleStorageContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Waiting extends WaitingContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Deadlock extends DeadlockContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Fairness extends FairnessContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Interrupt extends InterruptContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class LongUseWarning extends LongUseWarningContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Closed extends ClosedContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Values extends ValuesContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Counter extends CounterContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Conversions extends ConversionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class BadValues extends BadValuesContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Records extends RecordsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Limits extends LimitsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class StorageSize extends StorageSizeContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Collection extends CollectionContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Positions extends PositionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class Editor extends EditorContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class EditorNesting extends EditorNestingContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class FindingSessions extends FindingSessionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class UserSessions extends UserSessionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class IdleTimeout extends IdleTimeoutContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }

  @Nested
  class CurrentSession extends CurrentSessionContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onHeap(settings);
    }
  }
}
