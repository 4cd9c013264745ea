// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.value.Conversions;
import dev.sessionstorage.value.Records;
import dev.sessionstorage.value.Sizes;
import dev.sessionstorage.value.Values;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Edits an object in one block. */
final class ObjectEdit extends Editor<ObjectNode> implements ObjectEditor {
  ObjectEdit(Use use, ObjectNode node) {
    super(use, node);
  }

  private ObjectNode checked() {
    use();
    return node;
  }

  @Override
  public void put(String name, @Nullable Object value) {
    Use use = use();
    Values.checkName(node, name);
    Object kept = Values.keep(value);
    if (kept != Values.NOT_PLAIN) {
      store(use, name, kept);
    } else if (value != null && value != present(name)) {
      putNotPlain(name, value);
    }
  }

  private @Nullable Object present(String name) {
    return node.read().value(name);
  }

  private void store(Use use, String name, @Nullable Object kept) {
    Content seen = node.read();
    int slot = seen.find(name);
    if (slot < 0) {
      Places.grow(use, node, Sizes.name(name) + Sizes.plain(kept));
      use.draft(node).append(name, kept);
    } else if (!Objects.deepEquals(seen.values[slot], kept)) {
      makeRoom(seen.values[slot], kept);
      use.set(node, seen, slot, kept);
    }
  }

  @Override
  @Nullable Object stored(Content content, Object key) {
    return content.value((String) key);
  }

  @Override
  void putBack(Content content, Object key, @Nullable Object former) {
    int slot = content.find((String) key);
    if (slot >= 0 && former == Slots.ABSENT) {
      content.remove(slot);
    } else if (slot >= 0) {
      content.values[slot] = former;
    }
  }

  @Override
  void storeNode(Use block, Object key, Node child) {
    store(block, (String) key, child);
  }

  @Override
  public void putAll(Map<String, ? extends @Nullable Object> values) {
    use().atomically(() -> values.forEach(this::put));
  }

  @Override
  void fill(Object container) {
    if (container instanceof Record fields) {
      Records.forEach(fields, node, this::put);
      return;
    }
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) container).entrySet()) {
      Values.checkName(node, entry.getKey());
      put((String) entry.getKey(), entry.getValue());
    }
  }

  @Override
  public void remove(String name) {
    Use use = use();
    int slot = node.read().find(name);
    if (slot < 0) {
      return;
    }
    Content content = use.draft(node);
    Object old = content.values[slot];
    Places.grow(use, node, -Sizes.name(name) - Sizes.plain(old));
    if (old instanceof Node child) {
      Places.remove(use, child, node);
    }
    content.remove(slot);
  }

  @Override
  public void clear() {
    names().forEach(this::remove);
  }

  @Override
  public long increment(String name, long delta) {
    Use use = use();
    Values.checkName(node, name);
    Object old = present(name);
    if (old != Slots.ABSENT && old != null && !(old instanceof Long)) {
      throw Conversions.mismatch(Paths.of(node, name), old, Long.class);
    }
    long sum = old instanceof Long number ? add(name, number, delta) : delta;
    store(use, name, sum);
    return sum;
  }

  private long add(String name, long number, long delta) {
    long sum = number + delta;
    if (((number ^ sum) & (delta ^ sum)) < 0) {
      throw new ArithmeticException(
          "The sum for " + Paths.of(node, name) + " does not fit a long. Nothing was changed.");
    }
    return sum;
  }

  @Override
  public SharedObject objectOrNew(String name) {
    SharedObject child = object(name);
    if (child == null) {
      put(name, Map.of());
      child = object(name);
    }
    return made(child);
  }

  @Override
  public SharedCollection collectionOrNew(String name) {
    SharedCollection child = collection(name);
    if (child == null) {
      put(name, Set.of());
      child = collection(name);
    }
    return made(child);
  }

  @Override
  public ObjectEditor editObject(String name) {
    Use use = useWithChildren();
    return derive(new ObjectEdit(use, (ObjectNode) objectOrNew(name)));
  }

  @Override
  public CollectionEditor editCollection(String name) {
    Use use = useWithChildren();
    return derive(new CollectionEdit(use, (CollectionNode) collectionOrNew(name)));
  }

  private static <T> T made(@Nullable T child) {
    if (child == null) {
      throw new AssertionError("the child was just put");
    }
    return child;
  }

  @Override
  public @Nullable Object get(String name) {
    return checked().get(name);
  }

  @Override
  public <T> @Nullable T get(String name, Class<T> type) {
    return checked().get(name, type);
  }

  @Override
  public <T> T getOrDefault(String name, T fallback) {
    return checked().getOrDefault(name, fallback);
  }

  @Override
  public @Nullable SharedObject object(String name) {
    return checked().object(name);
  }

  @Override
  public @Nullable SharedCollection collection(String name) {
    return checked().collection(name);
  }

  @Override
  public boolean has(String name) {
    return checked().has(name);
  }

  @Override
  public Set<String> names() {
    return checked().names();
  }

  @Override
  public int size() {
    return checked().size();
  }

  @Override
  public Map<String, @Nullable Object> toMap() {
    return checked().toMap();
  }

  @Override
  public <T> Map<String, @Nullable T> toMap(Class<T> type) {
    return checked().toMap(type);
  }

  @Override
  public Map<String, @Nullable Object> asMap() {
    return checked().asMap();
  }

  @Override
  public <R extends Record> R as(Class<R> type) {
    return checked().as(type);
  }
}
