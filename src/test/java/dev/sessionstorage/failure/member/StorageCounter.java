// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.SharedObject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts in a shared object.
 *
 * @param place finds it; null while it is not there
 */
record StorageCounter(Supplier<@Nullable SharedObject> place) implements Counter {

  @Override
  public boolean isThere() {
    return place.get() != null;
  }

  private SharedObject object() {
    SharedObject found = place.get();
    if (found == null) {
      throw new Calls.NotThereException();
    }
    return found;
  }

  @Override
  public Count count(String own, Runnable inside) {
    return object()
        .with(
            editor -> {
              long all = editor.increment(ALL, 1);
              inside.run();
              return new Count(editor.increment(own, 1), all);
            });
  }

  @Override
  public long read(String own) {
    return object().getOrDefault(own, 0L);
  }
}
