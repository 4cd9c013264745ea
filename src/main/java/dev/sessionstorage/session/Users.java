// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which sessions a user has. */
final class Users {
  private final Map<String, Set<Session>> sessions = new ConcurrentHashMap<>();

  Stream<Session> sessionsOf(String userName) {
    return sessions.getOrDefault(userName, Set.of()).stream();
  }

  /** Moves a session from one user to another; called by one thread at a time for each session. */
  void move(Session session, @Nullable String from, @Nullable String to) {
    if (Objects.equals(from, to)) {
      return;
    }
    if (from != null) {
      remove(from, session);
    }
    if (to != null) {
      add(to, session);
    }
  }

  private void add(String userName, Session session) {
    sessions.compute(
        userName,
        (name, present) -> {
          Set<Session> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(session);
          return all;
        });
  }

  private void remove(String userName, Session session) {
    sessions.computeIfPresent(
        userName,
        (name, present) -> {
          present.remove(session);
          return present.isEmpty() ? null : present;
        });
  }
}
