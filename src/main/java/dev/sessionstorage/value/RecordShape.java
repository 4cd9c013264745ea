// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.UnsupportedValueException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a record class are read and made; looked up once for each class.
 *
 * <p>The class itself keeps what was found, as objects of the JDK only: neither does the library
 * hold the class, nor the class the library, so that either may be unloaded.
 */
final class RecordShape {
  private static final ClassValue<Object[]> PARTS =
      new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
          return parts(type);
        }
      };

  private final String[] names;
  private final Type[] types;
  private final MethodHandle[] getters;
  private final MethodHandle maker;
  private final String problem;

  private RecordShape(Object[] parts) {
    names = (String[]) parts[0];
    types = (Type[]) parts[1];
    getters = (MethodHandle[]) parts[2];
    maker = (MethodHandle) parts[3];
    problem = (String) parts[4];
  }

  /** The shape of a record class; throws if the class is not accessible. */
  static RecordShape of(Class<?> type) {
    return new RecordShape(PARTS.get(type));
  }

  private static Object[] parts(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      MethodHandle[] getters = new MethodHandle[components.length];
      for (int i = 0; i < getters.length; i++) {
        getters[i] = getter(components[i].getAccessor());
      }
      return new Object[] {
        Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new),
        Arrays.stream(components).map(RecordComponent::getGenericType).toArray(Type[]::new),
        getters,
        maker(type, components),
        RecordCheck.problem(type)
      };
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new UnsupportedValueException(
          "The record "
              + type.getName()
              + " is not accessible. Make it public, or open its package to dev.sessionstorage.",
          e);
    }
  }

  private static MethodHandle getter(Method accessor) throws IllegalAccessException {
    accessor.setAccessible(true);
    return MethodHandles.lookup()
        .unreflect(accessor)
        .asType(MethodType.methodType(Object.class, Object.class));
  }

  private static MethodHandle maker(Class<?> type, RecordComponent[] components)
      throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return MethodHandles.lookup()
        .unreflectConstructor(constructor)
        .asSpreader(Object[].class, types.length)
        .asType(MethodType.methodType(Object.class, Object[].class));
  }

  int size() {
    return names.length;
  }

  String name(int component) {
    return names[component];
  }

  Type type(int component) {
    return types[component];
  }

  /** Says which component could be written and not be read back; empty if there is none. */
  String problem() {
    return problem;
  }

  /** The value of a component; throws what its accessor throws. */
  @Nullable Object get(Record fields, int component) throws Throwable {
    Object value = (Object) getters[component].invokeExact((Object) fields);
    Optionals optional = Optionals.of(Types.raw(types[component]));
    return optional == null ? value : optional.unwrap(value);
  }

  /** A new record; throws what its constructor throws. */
  Object make(@Nullable Object[] values) throws Throwable {
    return (Object) maker.invokeExact(values);
  }
}
