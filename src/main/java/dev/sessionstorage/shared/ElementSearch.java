// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.value.Containers;
import dev.sessionstorage.value.Records;
import dev.sessionstorage.value.Values;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds an element by a value as it could be put: plain ones as they are kept, shared objects by
 * identity, containers by what a copy shows.
 */
final class ElementSearch {

  private ElementSearch() {}

  static int indexOf(CollectionNode node, @Nullable Object value) {
    Object kept = value instanceof Node ? value : Values.keep(value);
    return kept != Values.NOT_PLAIN || value == null
        ? indexOfKept(node.read(), kept)
        : indexOfContainer(node, value);
  }

  private static int indexOfKept(Content content, @Nullable Object kept) {
    for (int index = 0; index < content.length; index++) {
      if (Objects.deepEquals(content.values[index], kept)) {
        return index;
      }
    }
    return -1;
  }

  private static int indexOfContainer(CollectionNode node, Object container) {
    if (!Containers.isObject(container) && !Containers.isCollection(container)) {
      throw Values.unsupported(Paths.of(node), container);
    }
    List<@Nullable Object> copy = node.toList();
    for (int index = 0; index < copy.size(); index++) {
      if (matches(copy.get(index), container, node)) {
        return index;
      }
    }
    return -1;
  }

  /** Whether a copied value is what storing the other one would have made of it. */
  private static boolean matches(
      @Nullable Object copied, @Nullable Object value, CollectionNode node) {
    if (copied instanceof Map<?, ?> map) {
      return value != null && Containers.isObject(value) && isSame(map, entries(value, node), node);
    }
    if (copied instanceof List<?> list) {
      return value != null
          && Containers.isCollection(value)
          && isSame(list, Containers.elements(value), node);
    }
    return Objects.deepEquals(copied, Values.keep(value));
  }

  private static Map<?, ?> entries(Object container, CollectionNode node) {
    if (!(container instanceof Record fields)) {
      return (Map<?, ?>) container;
    }
    Map<String, @Nullable Object> values = new HashMap<>();
    Records.forEach(fields, node, values::put);
    return values;
  }

  private static boolean isSame(Map<?, ?> copied, Map<?, ?> values, CollectionNode node) {
    if (copied.size() != values.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      Object name = entry.getKey();
      if (!copied.containsKey(name) || !matches(copied.get(name), entry.getValue(), node)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(List<?> copied, Collection<?> values, CollectionNode node) {
    if (copied.size() != values.size()) {
      return false;
    }
    Iterator<?> elements = copied.iterator();
    for (Object value : values) {
      if (!elements.hasNext() || !matches(elements.next(), value, node)) {
        return false;
      }
    }
    return true;
  }
}
