// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reading half of a collection's editor: what the collection itself reads, in its block. */
abstract class CollectionEditReading extends Editor<CollectionNode> implements CollectionEditor {
  CollectionEditReading(Use use, CollectionNode node) {
    super(use, node);
  }

  /** The collection, when the block is alive and this is its thread. */
  final CollectionNode checked() {
    use();
    return node;
  }

  @Override
  public final int indexOf(@Nullable Object value) {
    return checked().indexOf(value);
  }

  @Override
  public final @Nullable Object get(int index) {
    return checked().get(index);
  }

  @Override
  public final <T> @Nullable T get(int index, Class<T> type) {
    return checked().get(index, type);
  }

  @Override
  public final @Nullable SharedObject object(int index) {
    return checked().object(index);
  }

  @Override
  public final @Nullable SharedCollection collection(int index) {
    return checked().collection(index);
  }

  @Override
  public final int size() {
    return checked().size();
  }

  @Override
  public final List<@Nullable Object> toList() {
    return checked().toList();
  }

  @Override
  public final <T> List<@Nullable T> toList(Class<T> type) {
    return checked().toList(type);
  }

  @Override
  public final List<@Nullable Object> asList() {
    return checked().asList();
  }
}
