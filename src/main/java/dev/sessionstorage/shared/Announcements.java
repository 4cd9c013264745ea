// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the blocks of one thread have to tell once it is outside all of them. Exists only while some
 * storage has a listener.
 */
final class Announcements {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");
  private static final AtomicInteger LISTENERS = new AtomicInteger();
  private static final ThreadLocal<@Nullable Announcements> CURRENT = new ThreadLocal<>();

  private final Map<Storage.Listener, Set<String>> pending = new LinkedHashMap<>();
  private int blocks;

  /** Blocks that begin from now on announce what they publish; as often as it is switched off. */
  static void on() {
    LISTENERS.incrementAndGet();
  }

  static void off() {
    LISTENERS.decrementAndGet();
  }

  /** Counts an outermost block in one more group; null while nobody listens. */
  static @Nullable Announcements enter() {
    if (LISTENERS.get() == 0) {
      return null;
    }
    Announcements current = CURRENT.get();
    if (current == null) {
      current = new Announcements();
      CURRENT.set(current);
    }
    current.blocks++;
    return current;
  }

  /** Notes what a block is about to publish. */
  void collect(Group group, @Nullable Change last) {
    Storage storage = group.storage();
    Storage.Listener listener = storage == null ? null : storage.listener();
    if (listener != null) {
      Set<String> names = names(group, last);
      if (!names.isEmpty()) {
        pending.computeIfAbsent(listener, any -> new LinkedHashSet<>()).addAll(names);
      }
    }
  }

  /** The first-level names under which a block has changed something. */
  static Set<String> names(Group group, @Nullable Change last) {
    return group.single ? ownNames(last) : nameOfTop(last);
  }

  /** Tells everything when this was the last block of the thread. */
  void leave() {
    if (--blocks == 0) {
      CURRENT.remove();
      pending.forEach(Announcements::tell);
    }
  }

  /** The block is over and published: what a listener throws cannot be its result any more. */
  private static void tell(Storage.Listener listener, Set<String> names) {
    try {
      listener.changed(names);
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "An observer of StorageChanged has thrown.", e);
    }
  }

  /** The names whose values differ between the state before the block and the newest. */
  private static Set<String> ownNames(@Nullable Change last) {
    Set<String> names = new LinkedHashSet<>();
    Change.Draft first = null;
    for (Change change = last; change != null; change = change.before) {
      if (change instanceof Change.Draft draft) {
        first = draft;
      }
    }
    if (first != null) {
      addDifference(first.replaced, first.node.latest(), names);
      addDifference(first.node.latest(), first.replaced, names);
    }
    return names;
  }

  private static void addDifference(Content some, Content other, Set<String> names) {
    for (int slot = 0; slot < some.length; slot++) {
      Object stored = some.values[slot];
      String name = some.names.name(slot);
      Object counterpart = other.value(name);
      if (stored != counterpart && (stored == null || !stored.equals(counterpart))) {
        names.add(name);
      }
    }
  }

  /** The first-level name under which the changed nodes are; none when they were all removed. */
  private static Set<String> nameOfTop(@Nullable Change last) {
    for (Change change = last; change != null; change = change.before) {
      Node top = change instanceof Change.Draft draft ? Places.top(draft.node) : null;
      if (top != null) {
        Node root = top.parent();
        return root == null ? Set.of() : nameIn(root.read(), top);
      }
    }
    return Set.of();
  }

  /** None when the block that puts the child there, or moves it, has not ended; it will tell. */
  private static Set<String> nameIn(Content root, Node child) {
    for (int slot = 0; slot < root.length; slot++) {
      if (root.values[slot] == child) {
        return Set.of(root.names.name(slot));
      }
    }
    return Set.of();
  }
}
