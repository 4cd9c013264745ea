// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.CollectionReader;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.value.Conversions;
import dev.sessionstorage.value.Records;
import dev.sessionstorage.value.Values;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A shared collection. */
final class CollectionNode extends UsableNode<CollectionReader, CollectionEditor>
    implements SharedCollection {

  CollectionNode(Group group, boolean founder) {
    super(group, founder);
  }

  /** Copies elements into a new group. */
  static CollectionNode copyOf(Collection<?> elements) {
    CollectionNode node = new CollectionNode(new Group(), true);
    node.fill(elements);
    return node;
  }

  @Override
  Editor<?> edit(Use use) {
    return new CollectionEdit(use, this);
  }

  @Override
  CollectionReader reader() {
    return this;
  }

  @Override
  public SharedCollection copy() {
    return copyOf(toList());
  }

  private @Nullable Object stored(int index) {
    Content content = read();
    return content.at(Objects.checkIndex(index, content.length));
  }

  @Override
  public @Nullable Object get(int index) {
    return Values.show(stored(index));
  }

  @Override
  public <T> @Nullable T get(int index, Class<T> type) {
    return Conversions.convert(stored(index), type, this, index);
  }

  @Override
  public @Nullable SharedObject object(int index) {
    return get(index, SharedObject.class);
  }

  @Override
  public @Nullable SharedCollection collection(int index) {
    return get(index, SharedCollection.class);
  }

  @Override
  public int indexOf(@Nullable Object value) {
    return ElementSearch.indexOf(this, value);
  }

  @Override
  public int size() {
    return read().length;
  }

  @Override
  @SuppressWarnings("unchecked") // a collection is copied to a list
  public List<@Nullable Object> toList() {
    return (List<@Nullable Object>) Snapshot.of(this);
  }

  @Override
  public <T> List<@Nullable T> toList(Class<T> type) {
    return Records.readAll((List<?>) Snapshot.withOrigins(this), type, this);
  }

  @Override
  public List<@Nullable Object> asList() {
    return new ContentList.Live(this);
  }

  @Override
  Object view() {
    return asList();
  }

  @Override
  Object frozen(Content copied, boolean origin) {
    return new ContentList.Frozen(copied, origin ? this : null);
  }

  /** Names where this is and how large, without any value. */
  @Override
  public String toString() {
    return "SharedCollection " + Paths.of(this) + " of " + size();
  }
}
