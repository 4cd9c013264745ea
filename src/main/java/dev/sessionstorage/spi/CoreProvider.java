// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.Collection;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The one way from the static factories of the API to the core. Found by {@link ServiceLoader} next
 * to this interface, so that each copy of the library finds its own.
 *
 * @since 1.0
 */
public interface CoreProvider {

  /**
   * Gives the core.
   *
   * @return the same object at every call
   */
  static CoreProvider get() {
    return Holder.CORE;
  }

  /**
   * Copies a map into a new shared object.
   *
   * @param values names and values
   * @return the top of a new group
   */
  SharedObject newObject(Map<String, ? extends @Nullable Object> values);

  /**
   * Copies a record into a new shared object.
   *
   * @param values the record
   * @return the top of a new group
   */
  SharedObject newObject(Record values);

  /**
   * Copies elements into a new shared collection.
   *
   * @param elements the elements
   * @return the top of a new group
   */
  SharedCollection newCollection(Collection<? extends @Nullable Object> elements);

  /**
   * Gives the storage of a program without a servlet container.
   *
   * @return the same object at every call
   */
  SessionStorage standalone();

  /** Loads the core when it is first needed. */
  final class Holder {
    private static final CoreProvider CORE =
        ServiceLoader.load(CoreProvider.class, CoreProvider.class.getClassLoader())
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("The session-storage jar is incomplete: no core"));

    private Holder() {}
  }
}
