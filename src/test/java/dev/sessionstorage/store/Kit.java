// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs a contract on a store that breaks it, where a failure is no failure of the build. */
final class Kit {
  private final StoreContract contract;

  Kit(StoreContract contract) {
    this.contract = contract;
  }

  /** The names of the tests of one part of the contract that fail. */
  List<String> failing(Class<? extends StoreCase> part) {
    Class<?> nested =
        Arrays.stream(StoreContract.class.getDeclaredClasses())
            .filter(part::isAssignableFrom)
            .findFirst()
            .orElseThrow();
    return methods(part, Test.class)
        .filter(test -> fails(nested, test))
        .map(Method::getName)
        .toList();
  }

  private boolean fails(Class<?> nested, Method test) {
    Object instance = instance(nested);
    try {
      methods(StoreCase.class, BeforeEach.class).forEach(before -> invoke(before, instance));
      invoke(test, instance);
      return false;
    } catch (Failure e) {
      return true;
    } finally {
      methods(StoreCase.class, AfterEach.class).forEach(after -> invoke(after, instance));
    }
  }

  private Object instance(Class<?> nested) {
    try {
      return nested.getDeclaredConstructor(StoreContract.class).newInstance(contract);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Method> methods(Class<?> type, Class<? extends Annotation> mark) {
    return Arrays.stream(type.getDeclaredMethods()).filter(m -> m.isAnnotationPresent(mark));
  }

  private static void invoke(Method method, Object instance) {
    try {
      method.setAccessible(true);
      method.invoke(instance);
    } catch (InvocationTargetException e) {
      throw new Failure(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(Throwable cause) {
      super(cause);
    }
  }
}
