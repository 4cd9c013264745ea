// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one shared object or collection. Its values are null, {@code String}, {@code
 * Boolean}, {@code Long}, {@code Double}, {@code BigInteger}, {@code BigDecimal}, {@code
 * LocalDate}, {@code LocalTime}, {@code Instant}, {@code Duration}, {@code UUID}, {@code byte[]},
 * {@link Member} or {@link FirstLevel}. What is in it must not be changed.
 *
 * @param number what the node is known by in its group, for good; 1 or more
 * @param names the names of an object's values, in their order; null for a collection
 * @param values the values, as many as there are names
 */
public record NodeState(int number, @Nullable List<String> names, List<@Nullable Object> values) {

  /**
   * Stands for a shared object or collection of the same group.
   *
   * @param number its number
   */
  public record Member(int number) {}

  /**
   * Stands for a first-level child of a storage, which is the top of a group of its own.
   *
   * @param group the group's number
   * @param object whether it is an object, not a collection
   */
  public record FirstLevel(long group, boolean object) {}
}
