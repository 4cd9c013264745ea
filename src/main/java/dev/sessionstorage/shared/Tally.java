// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.Objects;
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

  Tally(@Nullable Storage counter) {
    super(new State(Sizes.NODE, counter));
  }

  long bytes() {
    return Objects.requireNonNull(get()).bytes;
  }

  /** Changes the size, and that of the storage that counts it, which is returned. */
  @Nullable Storage add(long delta) {
    State now = updateAndGet(state -> new State(state.bytes + delta, state.counter));
    if (now.counter != null) {
      now.counter.add(delta);
    }
    return now.counter;
  }

  /** From now on a storage counts this. */
  void begin(Storage counter) {
    counter.add(updateAndGet(state -> new State(state.bytes, counter)).bytes);
  }

  /** From now on the storage does not count this. */
  void end(Storage counter) {
    counter.add(-updateAndGet(state -> new State(state.bytes, null)).bytes);
  }
}
