// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.ObjectReader;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.value.Conversions;
import dev.sessionstorage.value.Records;
import dev.sessionstorage.value.Values;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shared object. */
class ObjectNode extends UsableNode<ObjectReader, ObjectEditor> implements SharedObject {

  ObjectNode(@Nullable Group group, boolean founder) {
    super(group, founder);
  }

  /** Copies a map or a record into a new group. */
  static ObjectNode copyOf(Object container) {
    ObjectNode node = new ObjectNode(new Group(), true);
    node.fill(container);
    return node;
  }

  @Override
  Editor<?> edit(Use use) {
    return new ObjectEdit(use, this);
  }

  @Override
  public SharedObject objectOrNew(String name) {
    SharedObject child = object(name);
    return child != null ? child : with(editor -> editor.objectOrNew(name));
  }

  @Override
  public SharedCollection collectionOrNew(String name) {
    SharedCollection child = collection(name);
    return child != null ? child : with(editor -> editor.collectionOrNew(name));
  }

  @Override
  public SharedObject copy() {
    return copyOf(toMap());
  }

  @Override
  public @Nullable Object get(String name) {
    Object stored = read().value(name);
    return stored == Slots.ABSENT ? null : Values.show(stored);
  }

  @Override
  public <T> @Nullable T get(String name, Class<T> type) {
    Object stored = read().value(name);
    return stored != null && stored.getClass() == type && type != byte[].class
        ? type.cast(stored)
        : converted(stored, type, name);
  }

  private <T> @Nullable T converted(@Nullable Object stored, Class<T> type, String name) {
    if (stored == Slots.ABSENT) {
      return null;
    }
    return type.isInstance(stored) && !(stored instanceof byte[])
        ? type.cast(stored)
        : Conversions.convert(stored, type, this, name);
  }

  @Override
  @SuppressWarnings("unchecked") // asked for as the type of the fallback
  public <T> T getOrDefault(String name, T fallback) {
    Class<T> type = (Class<T>) Conversions.typeOf(fallback);
    T value = get(name, type);
    return value == null ? fallback : value;
  }

  @Override
  public @Nullable SharedObject object(String name) {
    return get(name, SharedObject.class);
  }

  @Override
  public @Nullable SharedCollection collection(String name) {
    return get(name, SharedCollection.class);
  }

  @Override
  public boolean has(String name) {
    return read().find(name) >= 0;
  }

  @Override
  public Set<String> names() {
    Content content = read();
    Set<String> names = new LinkedHashSet<>();
    for (int slot = 0; slot < content.length; slot++) {
      if (content.values[slot] != Slots.ABSENT) {
        names.add(content.names.name(slot));
      }
    }
    return Collections.unmodifiableSet(names);
  }

  @Override
  public int size() {
    return read().size;
  }

  @Override
  @SuppressWarnings("unchecked") // an object is copied to a map
  public Map<String, @Nullable Object> toMap() {
    return (Map<String, @Nullable Object>) Snapshot.of(this);
  }

  @Override
  public <T> Map<String, @Nullable T> toMap(Class<T> type) {
    return Records.readAll((Map<?, ?>) Snapshot.withOrigins(this), type, this);
  }

  @Override
  public Map<String, @Nullable Object> asMap() {
    return new ContentMap.Live(this);
  }

  @Override
  public <R extends Record> R as(Class<R> type) {
    return Records.read((Map<?, ?>) Snapshot.withOrigins(this), type, this);
  }

  @Override
  ObjectReader reader() {
    return this;
  }

  @Override
  Object view() {
    return asMap();
  }

  @Override
  Object frozen(Content copied, boolean origin) {
    return new ContentMap.Frozen(copied, origin ? this : null);
  }

  /** Names where this is and what it has, without any value. */
  @Override
  public String toString() {
    return "SharedObject " + Paths.of(this) + " " + names();
  }
}
