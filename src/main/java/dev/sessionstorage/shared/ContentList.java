// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.Usable;
import dev.sessionstorage.value.Origin;
import dev.sessionstorage.value.Values;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/** The content of a collection as an unmodifiable list. */
abstract class ContentList extends AbstractList<@Nullable Object> implements RandomAccess {

  /** A view of a node: every call reads what is published then. */
  static final class Live extends ContentList {
    private final Node node;

    Live(Node node) {
      this.node = node;
    }

    /** One state of the node and all below it. */
    Object copy() {
      return Snapshot.of(node);
    }

    @Override
    Content content() {
      return node.read();
    }

    @Override
    @Nullable Object show(@Nullable Object stored) {
      return stored instanceof Node child ? child.view() : Values.show(stored);
    }

    /** The state that this thread sees now, whatever comes after it. */
    private List<@Nullable Object> now() {
      Content now = node.readForGood();
      return new AbstractList<@Nullable Object>() {
        @Override
        public @Nullable Object get(int index) {
          return show(now.values[Objects.checkIndex(index, now.length)]);
        }

        @Override
        public int size() {
          return now.length;
        }
      };
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
      return now().iterator();
    }

    @Override
    public ListIterator<@Nullable Object> listIterator(int index) {
      return now().listIterator(index);
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
      return now().lastIndexOf(element);
    }

    @Override
    public Spliterator<@Nullable Object> spliterator() {
      return now().spliterator();
    }
  }

  /** A copy that does not change. Serialized, it is a plain list: no class of ours is read back. */
  static final class Frozen extends ContentList implements Origin, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient Content content;
    private final transient @Nullable Usable<?, ?> origin;

    Frozen(Content content, @Nullable Usable<?, ?> origin) {
      this.content = content;
      this.origin = origin;
    }

    @Override
    public @Nullable Usable<?, ?> origin() {
      return origin;
    }

    private Object writeReplace() {
      return Collections.unmodifiableList(new ArrayList<>(this));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
      throw new InvalidObjectException("written as a plain list only");
    }

    @Override
    Content content() {
      return content;
    }

    @Override
    @Nullable Object show(@Nullable Object stored) {
      return Values.show(stored);
    }
  }

  abstract Content content();

  abstract @Nullable Object show(@Nullable Object stored);

  @Override
  public @Nullable Object get(int index) {
    Content content = content();
    return show(content.at(Objects.checkIndex(index, content.length)));
  }

  @Override
  public int size() {
    return content().length;
  }
}
