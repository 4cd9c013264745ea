// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.spi.store.Key;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One driver for each group, for as long as somebody has it. */
final class Drivers {
  private final Map<UUID, Map<Long, Ref>> sessions = new ConcurrentHashMap<>();
  private final ReferenceQueue<GroupDriver> collected = new ReferenceQueue<>();
  private final Function<Key, GroupDriver> maker;

  private static final class Ref extends WeakReference<GroupDriver> {
    final Key key;

    Ref(GroupDriver driver, ReferenceQueue<GroupDriver> queue) {
      super(driver, queue);
      key = driver.key;
    }
  }

  Drivers(Function<Key, GroupDriver> maker) {
    this.maker = maker;
  }

  GroupDriver get(Key key) {
    GroupDriver[] found = new GroupDriver[1];
    sessions.compute(
        key.session(),
        (session, present) -> {
          Map<Long, Ref> groups = present == null ? new HashMap<>(4) : present;
          Ref ref = groups.get(key.group());
          GroupDriver driver = ref == null ? null : ref.get();
          if (driver == null) {
            driver = maker.apply(key);
            groups.put(key.group(), new Ref(driver, collected));
          }
          found[0] = driver;
          return groups;
        });
    return found[0];
  }

  /** Whether anything of a session is used here. */
  boolean uses(UUID session) {
    return sessions.containsKey(session);
  }

  Set<UUID> sessions() {
    return Set.copyOf(sessions.keySet());
  }

  List<GroupDriver> of(UUID session) {
    List<GroupDriver> found = new ArrayList<>();
    sessions.computeIfPresent(
        session,
        (id, groups) -> {
          for (Ref ref : groups.values()) {
            GroupDriver driver = ref.get();
            if (driver != null) {
              found.add(driver);
            }
          }
          return groups;
        });
    return found;
  }

  /** Forgets what nobody has any more; returns the sessions of which nothing is used now. */
  Set<UUID> expunge() {
    Set<UUID> unused = new HashSet<>();
    for (Reference<?> each = collected.poll(); each != null; each = collected.poll()) {
      Ref ref = (Ref) each;
      sessions.computeIfPresent(
          ref.key.session(),
          (session, groups) -> {
            groups.remove(ref.key.group(), ref);
            if (groups.isEmpty()) {
              unused.add(session);
              return null;
            }
            return groups;
          });
    }
    return unused;
  }
}
