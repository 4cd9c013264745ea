// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a shared object or collection should be: a plain map or list, its place and its group. */
final class ModelNode {
  /** One lock, and what the blocks inside it can take back. */
  static final class ModelGroup {
    final ModelNode top;
    final List<Runnable> undo = new ArrayList<>();

    /** Groups that the present block has made: their first blocks end with it. */
    private final List<ModelGroup> begun = new ArrayList<>();

    ModelGroup joined;
    boolean inStorage;
    int blocks;

    ModelGroup(ModelNode top) {
      this.top = top;
    }

    ModelGroup resolve() {
      return joined == null ? this : joined.resolve();
    }

    void beginIn(ModelGroup made) {
      made.blocks++;
      begun.add(made);
      undo.add(
          () -> {
            made.rollback(0);
            made.blocks--;
            begun.remove(made);
          });
    }

    void endBlock() {
      if (--blocks == 0) {
        undo.clear();
        begun.forEach(ModelGroup::endBlock);
        begun.clear();
      }
    }

    void rollback(int position) {
      while (undo.size() > position) {
        undo.remove(undo.size() - 1).run();
      }
    }
  }

  final SharedObject object;
  final SharedCollection collection;
  final Map<String, Object> values = new LinkedHashMap<>();
  final List<Object> elements = new ArrayList<>();
  private final ModelGroup own;
  ModelNode parent;

  /** The top of a new group. */
  ModelNode(SharedObject object) {
    this.object = object;
    this.collection = null;
    this.own = new ModelGroup(this);
  }

  ModelNode(Object shared, ModelGroup group) {
    this.object = shared instanceof SharedObject one ? one : null;
    this.collection = shared instanceof SharedCollection one ? one : null;
    this.own = group == null ? new ModelGroup(this) : group;
  }

  ModelGroup group() {
    return own.resolve();
  }

  boolean isTop() {
    return group().top == this;
  }

  Object shared() {
    return object == null ? collection : object;
  }

  /** What a deep copy should be equal to. */
  Object copy() {
    if (object == null) {
      List<Object> copy = new ArrayList<>();
      elements.forEach(element -> copy.add(copy(element)));
      return copy;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, copy(value)));
    return copy;
  }

  private static Object copy(Object value) {
    return value instanceof ModelNode node ? node.copy() : value;
  }

  Object sharedCopy() {
    return object == null ? collection.toList() : object.toMap();
  }

  boolean isBelow(ModelNode other) {
    for (ModelNode above = this; above != null; above = above.parent) {
      if (above == other) {
        return true;
      }
    }
    return false;
  }

  // ---- changes that can be taken back

  void content(Runnable change) {
    Map<String, Object> valuesBefore = new LinkedHashMap<>(values);
    List<Object> elementsBefore = new ArrayList<>(elements);
    group()
        .undo
        .add(
            () -> {
              values.clear();
              values.putAll(valuesBefore);
              elements.clear();
              elements.addAll(elementsBefore);
            });
    change.run();
  }

  /** A place is taken back with the block that gave it. */
  void place(ModelNode newParent, ModelGroup block) {
    ModelNode before = parent;
    block.undo.add(() -> parent = before);
    parent = newParent;
  }
}
