// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import org.junit.jupiter.api.Nested;

/**
 * What every store promises to the library. The tests of a store extend it and say how to make an
 * empty one:
 *
 * <pre>{@code
 * class MyStoreTest extends StoreContract {
 *   @Override
 *   protected Space newSpace() {
 *     String application = "test" + UUID.randomUUID();
 *     return () -> new MyStoreProvider().open(application, settings::get);
 *   }
 * }
 * }</pre>
 */
public abstract class StoreContract {

  /**
   * Makes an empty space of the store under test. Called once for each test, which closes it.
   *
   * @return what no other test sees
   */
  protected abstract Space newSpace();

  @Nested
  class Writing extends WritingContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }

  @Nested
  class Reading extends ReadingContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }

  @Nested
  class Commits extends CommitContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }

  @Nested
  class Indexes extends IndexContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }

  @Nested
  class Scans extends ScanContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }

  @Nested
  class Members extends MembersContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }

  @Nested
  class Messages extends MessagesContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }

  @Nested
  class Closing extends ClosingContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }

  @Nested
  class Races extends RacesContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }

  @Nested
  class Faults extends FaultsContract {
    @Override
    protected Space newSpace() {
      return StoreContract.this.newSpace();
    }
  }
}
