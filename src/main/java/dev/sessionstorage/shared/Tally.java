// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.value.Sizes;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The estimated size, in bytes, of all that is in place below the top of a group. A storage counts
 * it while the top is in the storage; that begins and ends without the lock of the group, so the
 * size and who counts it change together.
 */
final class Tally extends AtomicReference<Tally.State> {
  private static final long serialVersionUID = 1L;

  /** One moment. */
  record State(long bytes, @Nullable Storage counter) {}

  Tally() {
    super(new State(Sizes.NODE, null));
  }

  long bytes() {
    return getPlain().bytes;
  }

  /** Changes the size, and that of the storage that counts it, which is returned. */
  @Nullable Storage add(long delta) {
    State now = updateAndGet(state -> new State(state.bytes + delta, state.counter));
    if (now.counter != null) {
      now.counter.add(delta);
    }
    return now.counter;
  }

  /** From now on a storage counts this, or does not. */
  void count(Storage storage, boolean counted) {
    Storage counter = counted ? storage : null;
    long bytes = updateAndGet(state -> new State(state.bytes, counter)).bytes;
    storage.add(counted ? bytes : -bytes);
  }
}
