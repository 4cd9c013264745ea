// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import dev.sessionstorage.shared.ModelNode.ModelGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers as a program: blocks within blocks that write, move, sort, fail, and are refused, on a
 * tree of shared objects and on its model at the same time.
 */
final class Program {
  private static final int DEEPEST = 5;
  private static final Comparator<Object> BY_TEXT = Comparator.comparing(Program::text);

  /** Leaves some levels of blocks. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int levels;

    TakenBack(int levels) {
      super(null, null, false, false);
      this.levels = levels;
    }
  }

  private final Iterator<Integer> numbers;
  private final List<ModelNode> nodes = new ArrayList<>();
  private final boolean storage;

  Program(List<Integer> numbers, SharedObject top, boolean storage) {
    this.numbers = numbers.iterator();
    this.storage = storage;
    ModelNode model = new ModelNode(top);
    model.group().inStorage = storage;
    nodes.add(model);
  }

  private int next(int bound) {
    return numbers.hasNext() ? numbers.next() % bound : 0;
  }

  private ModelNode anyNode() {
    return nodes.get(next(nodes.size()));
  }

  void run() {
    while (numbers.hasNext()) {
      block(anyNode(), 0);
      nodes.forEach(Program::check);
    }
  }

  private static void check(ModelNode node) {
    assertThat(node.sharedCopy()).isEqualTo(node.copy());
    node.values.forEach((name, value) -> checkChild(node.object.get(name), value));
    for (int i = 0; i < node.elements.size(); i++) {
      checkChild(node.collection.get(i), node.elements.get(i));
    }
  }

  private static void checkChild(Object shared, Object model) {
    if (model instanceof ModelNode child) {
      assertThat(shared).isSameAs(child.shared());
    }
  }

  // ---- blocks

  private void block(ModelNode node, int depth) {
    ModelGroup group = node.group();
    int position = group.undo.size();
    group.blocks++;
    try {
      if (node.object != null) {
        node.object.use(editor -> steps(node, depth, () -> write(editor, node)));
      } else {
        node.collection.use(editor -> steps(node, depth, () -> write(editor, node)));
      }
    } catch (TakenBack failure) {
      group.rollback(position);
      if (failure.levels > 0 && depth > 0) {
        throw new TakenBack(failure.levels - 1);
      }
    } finally {
      group.endBlock();
    }
  }

  private void steps(ModelNode node, int depth, Runnable write) {
    for (int left = next(6); left > 0; left--) {
      if (next(4) == 0 && depth < DEEPEST) {
        block(anyNode(), depth + 1);
      } else {
        write.run();
      }
      check(node);
    }
    if (next(5) == 0) {
      throw new TakenBack(next(depth + 1));
    }
  }

  // ---- an object

  private void write(ObjectEditor editor, ModelNode node) {
    String name = "n" + next(6);
    switch (next(8)) {
      case 0 -> putPlain(editor, node, name);
      case 1 -> remove(editor, node, name);
      case 2 -> putNew(editor, node, name);
      case 3 -> putNode(editor, node, name, anyNode());
      case 4 -> move(editor, node, name);
      case 5 -> refuse(node, () -> editor.put(name, bad()));
      case 6 -> refuseAll(editor, node, name);
      default -> free();
    }
  }

  private void putPlain(ObjectEditor editor, ModelNode node, String name) {
    Object value = plain();
    editor.put(name, value);
    put(node, name, value);
  }

  private Object plain() {
    return switch (next(4)) {
      case 0 -> null;
      case 1 -> "text" + next(9);
      case 2 -> next(2) == 0;
      default -> (long) next(100);
    };
  }

  private void put(ModelNode node, String name, Object value) {
    forget(node, node.values.get(name));
    node.content(() -> node.values.put(name, value));
  }

  private static void forget(ModelNode parent, Object old) {
    if (old instanceof ModelNode child) {
      child.place(null, parent.group());
    }
  }

  private static void remove(ObjectEditor editor, ModelNode node, String name) {
    editor.remove(name);
    forget(node, node.values.get(name));
    node.content(() -> node.values.remove(name));
  }

  private void putNew(ObjectEditor editor, ModelNode node, String name) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("n0", 1L);
    value.put("n1", List.of(1L, "x", Map.of("n2", true)));
    editor.put(name, value);
    ModelNode child = newNode(editor.get(name), node);
    fill(child, value);
    put(node, name, child);
    adopt(child, node);
  }

  private ModelNode newNode(Object shared, ModelNode parent) {
    ModelNode child = new ModelNode(shared, isRoot(parent) ? null : parent.group());
    nodes.add(child);
    if (isRoot(parent)) {
      parent.group().beginIn(child.group());
    }
    return child;
  }

  /** A new child of the first level is in place, and in the storage. */
  private void adopt(ModelNode child, ModelNode parent) {
    child.place(parent, parent.group());
    enter(child.group(), parent);
  }

  private void enter(ModelGroup group, ModelNode parent) {
    if (isRoot(parent) && !group.inStorage) {
      group.inStorage = true;
      parent.group().undo.add(() -> group.inStorage = false);
    }
  }

  private boolean isRoot(ModelNode node) {
    return storage && node == nodes.get(0);
  }

  private void fill(ModelNode node, Map<?, ?> values) {
    values.forEach((name, value) -> fill(node, (String) name, value));
  }

  private void fill(ModelNode node, String name, Object value) {
    Object filled = filled(node, node.object.get(name), value);
    node.content(() -> node.values.put(name, filled));
  }

  private Object filled(ModelNode parent, Object shared, Object value) {
    if (!(value instanceof Map) && !(value instanceof List)) {
      return value;
    }
    ModelNode child = new ModelNode(shared, parent.group());
    child.place(parent, parent.group());
    nodes.add(child);
    if (value instanceof Map<?, ?> map) {
      fill(child, map);
      return child;
    }
    for (Object element : (List<?>) value) {
      Object filled = filled(child, child.collection.get(child.elements.size()), element);
      child.content(() -> child.elements.add(filled));
    }
    return child;
  }

  // ---- nodes that are there already

  private void putNode(ObjectEditor editor, ModelNode node, String name, ModelNode child) {
    if (node.values.get(name) == child) {
      editor.put(name, child.shared());
    } else if (mayPut(child, node)) {
      editor.put(name, child.shared());
      place(node, child);
      put(node, name, child);
    } else {
      refuseGroup(node, () -> editor.put(name, child.shared()));
    }
  }

  private boolean mayPut(ModelNode child, ModelNode target) {
    ModelGroup group = child.group();
    if (child.parent != null || target.isBelow(child) || isRoot(child)) {
      return false;
    }
    if (isRoot(target)) {
      return child.isTop();
    }
    if (group == target.group()) {
      return !child.isTop();
    }
    return child.isTop() && !group.inStorage && group.blocks == 0;
  }

  private void place(ModelNode target, ModelNode child) {
    ModelGroup group = child.group();
    enter(group, target);
    if (!isRoot(target) && group != target.group()) {
      group.joined = target.group();
      target.group().undo.add(() -> group.joined = null);
    }
    child.place(target, target.group());
  }

  private void move(ObjectEditor editor, ModelNode node, String name) {
    if (node.values.get(name) instanceof ModelNode child) {
      remove(editor, node, name);
      putNode(editor, node, "n" + next(6), child);
    }
  }

  /** An object that belongs to nobody yet. */
  private void free() {
    if (nodes.size() < 40) {
      nodes.add(new ModelNode(DeepCopy.of(Map.of())));
    }
  }

  // ---- what is refused

  private Object bad() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("good", 1);
    map.put("bad", new Object());
    return switch (next(4)) {
      case 0 -> new Object();
      case 1 -> map;
      case 2 -> List.of(1, map);
      default -> new Object[] {1, new Object()};
    };
  }

  private static void refuse(ModelNode node, Runnable attempt) {
    assertThatThrownBy(attempt::run).isInstanceOf(UnsupportedValueException.class);
    check(node);
  }

  private static void refuseGroup(ModelNode node, Runnable attempt) {
    assertThatThrownBy(attempt::run).isInstanceOf(SharedGroupException.class);
    check(node);
  }

  private void refuseAll(ObjectEditor editor, ModelNode node, String name) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(name, plain());
    values.put("bad", bad());
    refuse(node, () -> editor.putAll(values));
  }

  // ---- a collection

  private void write(CollectionEditor editor, ModelNode node) {
    int size = node.elements.size();
    switch (next(9)) {
      case 0 -> insert(editor, node, next(size + 1), plain());
      case 1 -> setPlain(editor, node);
      case 2 -> removeElement(editor, node);
      case 3 -> moveElement(editor, node);
      case 4 -> sort(editor, node);
      case 5 -> insertNode(editor, node, next(size + 1), anyNode());
      case 6 -> refuse(node, () -> editor.insert(next(size + 1), bad()));
      case 7 -> refuseIndex(node, () -> editor.set(size + next(3), 1));
      default -> clear(editor, node);
    }
  }

  private static void insert(CollectionEditor editor, ModelNode node, int index, Object value) {
    editor.insert(index, value);
    node.content(() -> node.elements.add(index, value));
  }

  private void setPlain(CollectionEditor editor, ModelNode node) {
    if (node.elements.isEmpty()) {
      return;
    }
    int index = next(node.elements.size());
    Object value = plain();
    editor.set(index, value);
    forget(node, node.elements.get(index));
    node.content(() -> node.elements.set(index, value));
  }

  private void removeElement(CollectionEditor editor, ModelNode node) {
    if (node.elements.isEmpty()) {
      return;
    }
    int index = next(node.elements.size());
    editor.remove(index);
    forget(node, node.elements.get(index));
    node.content(() -> node.elements.remove(index));
  }

  private void moveElement(CollectionEditor editor, ModelNode node) {
    int size = node.elements.size();
    if (size > 0) {
      int from = next(size);
      int to = next(size);
      editor.move(from, to);
      node.content(() -> node.elements.add(to, node.elements.remove(from)));
    }
  }

  private static void sort(CollectionEditor editor, ModelNode node) {
    editor.sort(BY_TEXT);
    node.content(() -> node.elements.sort(BY_TEXT));
  }

  private static String text(Object value) {
    return value instanceof ModelNode || value instanceof Node ? "node" : String.valueOf(value);
  }

  private void insertNode(CollectionEditor editor, ModelNode node, int index, ModelNode child) {
    if (mayPut(child, node)) {
      editor.insert(index, child.shared());
      place(node, child);
      node.content(() -> node.elements.add(index, child));
    } else {
      refuseGroup(node, () -> editor.insert(index, child.shared()));
    }
  }

  private static void refuseIndex(ModelNode node, Runnable attempt) {
    assertThatThrownBy(attempt::run).isInstanceOf(IndexOutOfBoundsException.class);
    check(node);
  }

  private void clear(CollectionEditor editor, ModelNode node) {
    if (next(4) == 0) {
      editor.clear();
      node.elements.forEach(element -> forget(node, element));
      node.content(node.elements::clear);
    }
  }
}
