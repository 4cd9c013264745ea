// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.Usable;
import org.jspecify.annotations.Nullable;

/** A copy that still knows what it was copied from. */
public interface Origin {

  /**
   * Returns what this is a copy of.
   *
   * @return the shared object or collection, or null where the copy is for good
   */
  @Nullable Usable<?, ?> origin();
}
