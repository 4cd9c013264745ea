// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One lease for each group, for as long as somebody has it. */
final class WeakLeases {
  private final ConcurrentMap<GroupKey, Ref> map = new ConcurrentHashMap<>();
  private final ReferenceQueue<GroupLease> dead = new ReferenceQueue<>();

  private static final class Ref extends WeakReference<GroupLease> {
    private final GroupKey key;

    Ref(GroupLease lease, ReferenceQueue<GroupLease> queue) {
      super(lease, queue);
      key = lease.key;
    }
  }

  GroupLease get(GroupKey key, Supplier<GroupLease> maker) {
    forgetDead();
    while (true) {
      Ref ref = map.get(key);
      GroupLease lease = ref == null ? null : ref.get();
      GroupLease result = lease != null ? lease : add(key, ref, maker.get());
      if (result != null) {
        return result;
      }
    }
  }

  private @Nullable GroupLease add(GroupKey key, @Nullable Ref old, GroupLease made) {
    Ref ref = new Ref(made, dead);
    boolean added = old == null ? map.putIfAbsent(key, ref) == null : map.replace(key, old, ref);
    return added ? made : null;
  }

  private void forgetDead() {
    for (Reference<?> ref = dead.poll(); ref != null; ref = dead.poll()) {
      Ref lease = (Ref) ref;
      map.remove(lease.key, lease);
    }
  }

  Stream<GroupLease> stream() {
    return map.values().stream().map(Reference::get).filter(Objects::nonNull);
  }
}
