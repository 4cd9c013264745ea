// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.spi.EngineListener;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.Published;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A grid whose nodes are objects of one JVM: the least that an engine has to do. */
final class MemoryGrid {
  final SessionId application = SessionId.random();
  final Map<SessionId, SessionInfo> sessions = new ConcurrentHashMap<>();
  final Map<String, Group> groups = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<MemoryEngine> nodes = new CopyOnWriteArrayList<>();

  /** One group: who is inside has the permit. */
  static final class Group {
    final Semaphore permit = new Semaphore(1, true);
    volatile String holder = "";
    volatile State state;

    Group(GroupState first) {
      state = new State(1, first);
    }
  }

  /** A published state. */
  record State(long version, GroupState state) implements Published {}

  MemoryEngine node(String name) {
    MemoryEngine node = new MemoryEngine(this, name);
    nodes.add(node);
    return node;
  }

  static String key(SessionId session, long group) {
    return group + "@" + session;
  }

  @Nullable Group group(SessionId session, long group) {
    return groups.get(key(session, group));
  }

  /** How many groups a session has in the grid. */
  long groupsOf(SessionId session) {
    return groups.keySet().stream().filter(key -> key.endsWith("@" + session)).count();
  }

  void tellOthers(MemoryEngine teller, Consumer<EngineListener> news) {
    for (MemoryEngine node : nodes) {
      if (!node.equals(teller)) {
        node.hear(news);
      }
    }
  }

  void left(MemoryEngine node) {
    nodes.remove(node);
  }
}
