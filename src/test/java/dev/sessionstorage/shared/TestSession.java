// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SessionId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session that never ends, for tests of its storage alone. */
record TestSession(SessionId id, Settings settings, Storage.@Nullable Listener changes)
    implements StorageRoot.Owner {

  /** An empty storage that nobody observes. */
  static Storage storage() {
    return storage(Settings.DEFAULT, null);
  }

  static Storage storage(Settings settings, Storage.@Nullable Listener listener) {
    return new Storage(new TestSession(SessionId.random(), settings, listener), Map.of());
  }

  @Override
  public boolean hasEnded() {
    return false;
  }
}
