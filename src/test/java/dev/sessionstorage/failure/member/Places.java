// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.ObjectReader;
import dev.sessionstorage.SharedObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Where things are in a storage. */
final class Places {
  private static final String CHILD = "child";
  private static final String SPARK = "spark-";

  private Places() {}

  static SharedObject child(SharedObject storage) {
    return storage.objectOrNew(CHILD);
  }

  static void removeChild(dev.sessionstorage.ObjectEditor storage) {
    storage.remove(CHILD);
  }

  /** The two names that a box has in turn. */
  static String box(String owner, boolean first) {
    return "box-" + owner + (first ? "-a" : "-b");
  }

  /** Finds the box under one of its names; null while it is under none. */
  static @Nullable SharedObject box(ObjectReader storage, String owner) {
    SharedObject first = storage.object(box(owner, true));
    return first == null ? storage.object(box(owner, false)) : first;
  }

  static String spark(String own, long number) {
    return SPARK + own + "#" + number;
  }

  /** The numbers in one published state. */
  static Map<String, Long> values(ObjectReader reader) {
    Map<String, Long> values = new TreeMap<>();
    reader
        .toMap()
        .forEach(
            (name, value) -> {
              if (value instanceof Long number) {
                values.put(name, number);
              }
            });
    return values;
  }

  /** What the children that live for a moment have come to, as this member reads them. */
  static Map<String, Long> sparks(ObjectReader storage) {
    return sparks(storage, Places::count);
  }

  /**
   * The same, newest: each child is entered, since being in the first level does not refresh it.
   */
  static Map<String, Long> sparksInside(ObjectReader storage) {
    return sparks(storage, spark -> spark.with(Places::count));
  }

  private static Map<String, Long> sparks(
      ObjectReader storage, ToLongFunction<SharedObject> count) {
    Map<String, Long> values = new TreeMap<>();
    for (String name : storage.names()) {
      SharedObject spark = name.startsWith(SPARK) ? storage.object(name) : null;
      if (spark != null) {
        values.put(name, count.applyAsLong(spark));
      }
    }
    return values;
  }

  private static long count(ObjectReader spark) {
    return spark.getOrDefault(Counter.ALL, 0L);
  }
}
