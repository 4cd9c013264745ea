// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generic types with their variables and wildcards resolved. */
final class Types {

  private Types() {}

  /** A class with its type arguments. */
  private record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }

  /** An array whose elements are of a generic type. */
  private record GenericArray(Type element) implements GenericArrayType {
    @Override
    public Type getGenericComponentType() {
      return element;
    }
  }

  /**
   * The type of a component, as it is within an owner: a variable is what the owner's type says, or
   * its bound; a wildcard is its upper bound.
   */
  static Type resolve(Type type, Type owner) {
    return type instanceof Class<?> ? type : resolve(type, owner, new ArrayList<>());
  }

  private static Type resolve(Type type, Type owner, List<Type> open) {
    if (type instanceof WildcardType wildcard) {
      return resolve(wildcard.getUpperBounds()[0], owner, open);
    }
    if (type instanceof TypeVariable<?> variable) {
      return variable(variable, owner, open);
    }
    if (type instanceof GenericArrayType array) {
      return new GenericArray(resolve(array.getGenericComponentType(), owner, open));
    }
    if (type instanceof ParameterizedType generic) {
      return new Generic(
          raw(generic),
          Arrays.stream(generic.getActualTypeArguments())
              .map(argument -> resolve(argument, owner, open))
              .toList());
    }
    return type;
  }

  /** A bound may name its own variable: {@code T extends Comparable<T>}. */
  private static Type variable(TypeVariable<?> variable, Type owner, List<Type> open) {
    int position = Arrays.asList(raw(owner).getTypeParameters()).indexOf(variable);
    if (position >= 0 && owner instanceof ParameterizedType generic) {
      return generic.getActualTypeArguments()[position];
    }
    Type bound = variable.getBounds()[0];
    if (open.contains(variable)) {
      return raw(bound);
    }
    open.add(variable);
    Type resolved = resolve(bound, owner, open);
    open.remove(variable);
    return resolved;
  }

  static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return raw(generic.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
    }
    if (type instanceof TypeVariable<?> variable) {
      return raw(variable.getBounds()[0]);
    }
    return type instanceof WildcardType wildcard ? raw(wildcard.getUpperBounds()[0]) : Object.class;
  }

  /** A type argument, or {@code Object} where the type has none. */
  static Type argument(Type type, int position) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[position]
        : Object.class;
  }

  /** The type of an array's elements. */
  static Type element(Type array) {
    return array instanceof GenericArrayType generic
        ? generic.getGenericComponentType()
        : raw(array).getComponentType();
  }
}
