// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import dev.sessionstorage.value.Containers;
import dev.sessionstorage.value.Sizes;
import dev.sessionstorage.value.Values;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Edits a collection in one block. */
final class CollectionEdit extends CollectionEditReading {
  CollectionEdit(Use use, CollectionNode node) {
    super(use, node);
  }

  @Override
  public void add(@Nullable Object value) {
    insert(size(), value);
  }

  @Override
  public void addAll(Collection<? extends @Nullable Object> values) {
    use().atomically(() -> values.forEach(this::add));
  }

  @Override
  public void insert(int index, @Nullable Object value) {
    Use use = use();
    checkPosition(index, node.size() + 1);
    Object kept = Values.keep(value);
    if (kept != Values.NOT_PLAIN) {
      storeNew(use, index, kept);
    } else if (value != null) {
      insertNotPlain(use, index, value);
    }
  }

  private void insertNotPlain(Use use, int index, Object value) {
    storeNew(use, index, null);
    boolean done = false;
    try {
      putNotPlain(index, value);
      done = true;
    } finally {
      if (!done) {
        remove(index);
      }
    }
  }

  private void checkPosition(int index, int bound) {
    if (index < 0 || index >= bound) {
      throw new IndexOutOfBoundsException(
          "There is no position "
              + index
              + " in "
              + Paths.of(node)
              + ", which has "
              + node.size()
              + " elements. Nothing was changed.");
    }
  }

  private void storeNew(Use use, int index, @Nullable Object kept) {
    Places.grow(use, node, Sizes.slot() + Sizes.plain(kept));
    use.draft(node).insert(index, kept);
  }

  @Override
  public void set(int index, @Nullable Object value) {
    Use use = use();
    checkPosition(index, node.size());
    Object kept = Values.keep(value);
    if (kept != Values.NOT_PLAIN) {
      store(use, index, kept);
    } else if (value != null && value != node.read().values[index]) {
      putNotPlain(index, value);
    }
  }

  private void store(Use use, int index, @Nullable Object kept) {
    Content seen = node.read();
    Object old = seen.values[index];
    if (!Objects.deepEquals(old, kept)) {
      makeRoom(old, kept);
      use.set(node, seen, index, kept);
    }
  }

  @Override
  @Nullable Object stored(Content content, Object key) {
    return content.values[(Integer) key];
  }

  @Override
  void putBack(Content content, Object key, @Nullable Object former) {
    content.values[(Integer) key] = former;
  }

  @Override
  void storeNode(Use block, Object key, Node child) {
    store(block, (Integer) key, child);
  }

  @Override
  void fill(Object container) {
    for (Object element : Containers.elements(container)) {
      add(element);
    }
  }

  @Override
  public void remove(int index) {
    Use use = use();
    checkPosition(index, node.size());
    Content content = use.draft(node);
    Object old = content.values[index];
    Places.grow(use, node, -Sizes.slot() - Sizes.plain(old));
    if (old instanceof Node child) {
      Places.remove(use, child, node);
    }
    content.delete(index);
  }

  @Override
  public boolean removeIf(Predicate<? super @Nullable Object> condition) {
    Content before = readForGood();
    BitSet met = new BitSet();
    for (int index = 0; index < before.length; index++) {
      met.set(index, condition.test(Values.show(before.values[index])));
    }
    checkUnchanged(before, "condition");
    // from the end, so that positions before it stay the same
    for (int index = met.length(); (index = met.previousSetBit(index - 1)) >= 0; ) {
      remove(index);
    }
    return !met.isEmpty();
  }

  @Override
  public void clear() {
    for (int index = size() - 1; index >= 0; index--) {
      remove(index);
    }
  }

  @Override
  public void move(int from, int to) {
    Use use = use();
    checkPosition(from, node.size());
    checkPosition(to, node.size());
    if (from == to) {
      return;
    }
    Content content = use.draft(node);
    Object moved = content.values[from];
    content.delete(from);
    content.insert(to, moved);
  }

  @Override
  public void sort(Comparator<? super @Nullable Object> order) {
    Content before = readForGood();
    @Nullable Object[] sorted = Arrays.copyOf(before.values, before.length);
    Arrays.sort(sorted, (a, b) -> order.compare(Values.show(a), Values.show(b)));
    checkUnchanged(before, "comparator");
    if (!isSame(sorted, before.values)) {
      System.arraycopy(sorted, 0, use().draft(node).values, 0, sorted.length);
    }
  }

  /** The elements as they are now, whatever is written after. */
  private Content readForGood() {
    return checked().readForGood();
  }

  /** A function of the program must not write what is being worked through. */
  private void checkUnchanged(Content before, String function) {
    Content now = checked().read();
    if (now.length != before.length || !isSame(before.values, now.values)) {
      throw new ConcurrentModificationException(
          "The " + function + " changed the collection that it was called for.");
    }
  }

  /** Whether the second array begins with the elements of the first one. */
  private static boolean isSame(@Nullable Object[] some, @Nullable Object[] others) {
    for (int i = 0; i < some.length; i++) {
      if (some[i] != others[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public ObjectEditor editObject(int index) {
    SharedObject child = checked().object(index);
    if (child == null) {
      throw nothingToEdit(index);
    }
    return derive(new ObjectEdit(use(), (ObjectNode) child));
  }

  @Override
  public CollectionEditor editCollection(int index) {
    SharedCollection child = checked().collection(index);
    if (child == null) {
      throw nothingToEdit(index);
    }
    return derive(new CollectionEdit(use(), (CollectionNode) child));
  }

  private UnsupportedValueException nothingToEdit(int index) {
    return new UnsupportedValueException(
        "The element at "
            + Paths.of(node, index)
            + " is null, so there is nothing to edit. Set a map or a list there first.");
  }
}
