// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings a storage to the state that a session store has, where that is newer. */
public final class StoredValues {

  private StoredValues() {}

  /**
   * Replaces all values of a storage. What is equal stays untouched, and an object that is in both
   * states stays the same object, so that references to it remain valid.
   *
   * @param storage the storage
   * @param values its values from now on
   * @throws dev.sessionstorage.SessionStorageException if the storage cannot be used
   */
  public static void replace(SharedObject storage, Map<?, ?> values) {
    storage.use(editor -> replace(editor, values));
  }

  private static void replace(ObjectEditor editor, Map<?, ?> values) {
    for (String name : Set.copyOf(editor.names())) {
      if (!values.containsKey(name)) {
        editor.remove(name);
      }
    }
    values.forEach((name, value) -> replace(editor, (String) name, value));
  }

  private static void replace(ObjectEditor editor, String name, @Nullable Object value) {
    Object present = editor.get(name);
    if (present instanceof SharedObject object && value instanceof Map<?, ?> map) {
      replace(object, map);
    } else if (present instanceof SharedCollection collection && value instanceof List<?> list) {
      replace(collection, list);
    } else if (present == null || !Objects.deepEquals(present, value)) {
      editor.put(name, value);
    }
  }

  private static void replace(SharedCollection collection, List<?> values) {
    if (!collection.toList().equals(values)) {
      collection.use(
          (CollectionEditor editor) -> {
            editor.clear();
            values.forEach(editor::add);
          });
    }
  }
}
