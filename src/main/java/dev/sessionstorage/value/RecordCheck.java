// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether what is written for a type can be read back as that type. A stored value does not
 * say which class it had, so that the type alone must.
 */
final class RecordCheck {
  /** No tree is deeper; types may be nested without end. */
  private static final int MAX_DEPTH = 64;

  private final Set<Type> seen = new HashSet<>();

  private RecordCheck() {}

  /**
   * Names the first component of a record that cannot be read back, and its type; empty if all can.
   */
  static String problem(Class<?> type) {
    return new RecordCheck().components("", type, 0);
  }

  private String components(String path, Type owner, int depth) {
    if (depth > MAX_DEPTH || !seen.add(owner)) {
      return "";
    }
    for (RecordComponent component : Types.raw(owner).getRecordComponents()) {
      Type type = Types.resolve(component.getGenericType(), owner);
      Optionals optional = Optionals.of(Types.raw(type));
      String problem =
          problem(
              path + component.getName(), optional == null ? type : optional.element(type), depth);
      if (!problem.isEmpty()) {
        return problem;
      }
    }
    return "";
  }

  private String problem(String path, Type type, int depth) {
    Class<?> raw = Types.raw(type);
    if (raw.isRecord()) {
      return components(path + ".", type, depth + 1);
    }
    if (raw.isArray() && raw != byte[].class) {
      return problem(path + "[]", Types.element(type), depth + 1);
    }
    if (TypedReader.isList(raw) || raw == Set.class) {
      return problem(path + "[]", Types.argument(type, 0), depth + 1);
    }
    if (raw == Map.class && Types.raw(Types.argument(type, 0)).isAssignableFrom(String.class)) {
      return problem(path + ".*", Types.argument(type, 1), depth + 1);
    }
    return isReadable(raw) ? "" : path + " of type " + type.getTypeName();
  }

  private static boolean isReadable(Class<?> type) {
    return type.isEnum()
        || type.isAssignableFrom(SharedObject.class)
        || type.isAssignableFrom(SharedCollection.class)
        || ValueTypes.canGive(Conversions.boxed(type));
  }
}
