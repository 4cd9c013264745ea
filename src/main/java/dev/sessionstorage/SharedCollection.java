// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.sessionstorage.spi.CoreProvider;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A list that threads share. Any thread reads its elements at any time, without waiting. Threads
 * write them in blocks, one at a time.
 *
 * <pre>{@code
 * SharedCollection history = storage.collectionOrNew("history");
 * history.use(pages -> pages.add("/start"));
 * List<Object> pages = history.toList(); // a copy of one published state
 * }</pre>
 *
 * <p>{@link Usable} says what a block promises and what {@code use} and {@code with} throw.
 *
 * <p>A reference means the same collection for good, and an element that is an object stays that
 * object wherever it is moved; {@code equals} is identity. Safe for any thread. 4D: a shared
 * collection.
 *
 * @since 1.0
 */
public interface SharedCollection
    extends CollectionReader, Usable<CollectionReader, CollectionEditor> {

  /**
   * Returns a new collection, which belongs nowhere yet. 4D: {@code New shared collection}.
   *
   * @param elements values as {@link CollectionEditor#add} takes them
   * @return a new collection, the top of a group of its own
   * @throws UnsupportedValueException if a value cannot be stored
   * @throws SharedGroupException if a shared object among them already belongs somewhere
   */
  @CheckReturnValue
  static SharedCollection of(@Nullable Object... elements) {
    return copyOf(Arrays.asList(elements));
  }

  /**
   * Returns a deep, shared copy of some elements. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @param elements values; maps, collections, arrays and records among them are copied too, and
   *     shared objects that belong nowhere yet join the new group
   * @return a new collection, the top of a group of its own
   * @throws UnsupportedValueException if a value cannot be stored
   * @throws SharedGroupException if a shared object among them already belongs somewhere
   */
  @CheckReturnValue
  static SharedCollection copyOf(Collection<? extends @Nullable Object> elements) {
    return CoreProvider.get().newCollection(elements);
  }

  /**
   * Copies this collection and everything below it, as of one published state. The copy may go into
   * another group. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @return a new collection, the top of a group of its own, which belongs nowhere yet
   */
  @CheckReturnValue
  SharedCollection copy();
}
