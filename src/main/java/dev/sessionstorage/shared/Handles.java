// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;

/** Finds the handles of a class's own fields. */
final class Handles {

  private Handles() {}

  static VarHandle of(Lookup lookup, String field, Class<?> type) {
    try {
      return lookup.findVarHandle(lookup.lookupClass(), field, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
