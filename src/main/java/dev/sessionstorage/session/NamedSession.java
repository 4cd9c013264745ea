// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import org.jspecify.annotations.Nullable;

/** A session that the program opened; the others, of which there are many, have no name. */
final class NamedSession extends Session {
  private final @Nullable String name;

  NamedSession(Registry registry, SessionKind kind, @Nullable String name) {
    super(registry, SessionId.random(), kind);
    this.name = name;
  }

  @Override
  @Nullable String name() {
    return name;
  }
}
