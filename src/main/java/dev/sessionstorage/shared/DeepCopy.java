// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes shared objects that belong to nobody yet. */
public final class DeepCopy {

  private DeepCopy() {}

  /**
   * Copies a map.
   *
   * @param values names and values
   * @return the top of a new group
   */
  public static SharedObject of(Map<String, ? extends @Nullable Object> values) {
    return ObjectNode.copyOf(Objects.requireNonNull(values, "values"));
  }

  /**
   * Copies a record.
   *
   * @param values the record
   * @return the top of a new group
   */
  public static SharedObject of(Record values) {
    return ObjectNode.copyOf(Objects.requireNonNull(values, "values"));
  }

  /**
   * Copies elements.
   *
   * @param elements the elements
   * @return the top of a new group
   */
  public static SharedCollection of(Collection<? extends @Nullable Object> elements) {
    return CollectionNode.copyOf(Objects.requireNonNull(elements, "elements"));
  }
}
