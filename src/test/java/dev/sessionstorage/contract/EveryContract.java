// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import dev.sessionstorage.SessionStorage;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * All contracts. Each engine's tests extend it, once for each way to set the engine up. A build
 * runs those that ask most of an engine, and all of them where the test says that it is to be
 * {@link #WHOLE}; the profile "contracts" runs everything.
 */
@Tag(EveryContract.CONTRACT)
public abstract class EveryContract {
  /** All that is tested here; the build leaves out what has none of the other two tags. */
  public static final String CONTRACT = "contract";

  /** Tests that each build runs on each engine. */
  public static final String SHORT = "short";

  /** A way to set an engine up with which each build runs everything. */
  public static final String WHOLE = "whole";

  /**
   * Makes a storage under test, as {@link Contract#newStorage} does.
   *
   * @param settings setting names and their values
   * @return a storage without sessions
   */
  protected abstract SessionStorage onEngine(Map<String, String> settings);

  @Nested
  class RecordTypes extends RecordTypesContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class TypedCopies extends TypedCopiesContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Exclusion extends ExclusionContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Publication extends PublicationContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class TornRead extends TornReadContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Reading extends ReadingContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Views extends ViewsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  @Tag(SHORT)
  class AllOrNothing extends AllOrNothingContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  @Tag(SHORT)
  class FirstLevel extends FirstLevelContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class DirtyRead extends DirtyReadContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class EditorMethods extends EditorMethodsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Identity extends IdentityContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Places extends PlacesContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Groups extends GroupsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Joining extends JoiningContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class JoinRace extends JoinRaceContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class JoinRead extends JoinReadContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class SingleStorage extends SingleStorageContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Waiting extends WaitingContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Deadlock extends DeadlockContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Fairness extends FairnessContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Interrupt extends InterruptContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class LongUseWarning extends LongUseWarningContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Closed extends ClosedContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Values extends ValuesContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Counter extends CounterContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Conversions extends ConversionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class BadValues extends BadValuesContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Records extends RecordsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Limits extends LimitsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class StorageSize extends StorageSizeContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Collection extends CollectionContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Positions extends PositionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Editor extends EditorContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class EditorNesting extends EditorNestingContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class FindingSessions extends FindingSessionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  @Tag(SHORT)
  class UserSessions extends UserSessionsContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class IdleTimeout extends IdleTimeoutContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class CurrentSession extends CurrentSessionContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  class Await extends AwaitContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }

  @Nested
  @Tag(SHORT)
  class OnChange extends OnChangeContract {
    @Override
    protected SessionStorage newStorage(Map<String, String> settings) {
      return onEngine(settings);
    }
  }
}
