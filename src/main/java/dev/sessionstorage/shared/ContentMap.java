// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.Usable;
import dev.sessionstorage.value.Origin;
import dev.sessionstorage.value.Values;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The content of an object as an unmodifiable map. */
abstract class ContentMap extends AbstractMap<String, @Nullable Object> {

  /** The state to read. */
  abstract Content content();

  /** What the program gets to see of a stored value. */
  abstract @Nullable Object show(@Nullable Object stored);

  /** A view of a node: every call reads what is published then. */
  static final class Live extends ContentMap {
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
    Content stable() {
      return node.readForGood();
    }

    @Override
    @Nullable Object show(@Nullable Object stored) {
      return stored instanceof Node child ? child.view() : Values.show(stored);
    }
  }

  /** A copy that does not change. Serialized, it is a plain map: no class of ours is read back. */
  static final class Frozen extends ContentMap implements Origin, Serializable {
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
      return Collections.unmodifiableMap(new LinkedHashMap<>(this));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
      throw new InvalidObjectException("written as a plain map only");
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

  @Override
  public int size() {
    return content().size;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && content().find(name) >= 0;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    Object stored = key instanceof String name ? content().value(name) : null;
    return stored == Slots.ABSENT ? null : show(stored);
  }

  /** The state to walk over, which does not change meanwhile. */
  Content stable() {
    return content();
  }

  @Override
  public Set<String> keySet() {
    return new Keys();
  }

  @Override
  public Collection<@Nullable Object> values() {
    return new AllValues();
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
    @Override
    public int size() {
      return ContentMap.this.size();
    }

    @Override
    public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
      return new EntryIterator(stable());
    }

    /** Of one state, while the size is of another one. */
    @Override
    public Spliterator<Map.Entry<String, @Nullable Object>> spliterator() {
      return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.DISTINCT);
    }
  }

  private final class Keys extends AbstractSet<String> {
    @Override
    public int size() {
      return ContentMap.this.size();
    }

    @Override
    public boolean contains(@Nullable Object key) {
      return containsKey(key);
    }

    @Override
    public Iterator<String> iterator() {
      return new MappedIterator<>(Map.Entry::getKey);
    }

    @Override
    public Spliterator<String> spliterator() {
      return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.DISTINCT);
    }
  }

  private final class AllValues extends AbstractCollection<@Nullable Object> {
    @Override
    public int size() {
      return ContentMap.this.size();
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
      return new MappedIterator<>(Map.Entry::getValue);
    }

    @Override
    public Spliterator<@Nullable Object> spliterator() {
      return Spliterators.spliteratorUnknownSize(iterator(), 0);
    }
  }

  private final class MappedIterator<T extends @Nullable Object> implements Iterator<T> {
    private final Iterator<Map.Entry<String, @Nullable Object>> entries = entrySet().iterator();
    private final Function<Map.Entry<String, @Nullable Object>, T> part;

    MappedIterator(Function<Map.Entry<String, @Nullable Object>, T> part) {
      this.part = part;
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public T next() {
      return part.apply(entries.next());
    }
  }

  /** Walks over one state. */
  private final class EntryIterator implements Iterator<Map.Entry<String, @Nullable Object>> {
    private final Content content;
    private int slot;

    EntryIterator(Content content) {
      this.content = content;
    }

    @Override
    public boolean hasNext() {
      while (slot < content.length && content.values[slot] == Slots.ABSENT) {
        slot++;
      }
      return slot < content.length;
    }

    @Override
    public Map.Entry<String, @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Object value = show(content.values[slot]);
      return new SimpleImmutableEntry<>(content.names.name(slot++), value);
    }
  }
}
