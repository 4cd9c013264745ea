// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an application tells a store: the text of settings, and objects of the framework that
 * started the library.
 *
 * <pre>{@code
 * String url = configuration.apply("sessionstorage.jdbc.url");
 * DataSource pool = url == null ? configuration.bean(DataSource.class) : null;
 * }</pre>
 *
 * <p>Implementations must be safe for any thread.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface Configuration extends Function<String, @Nullable String> {

  /**
   * Returns the text of a setting.
   *
   * @param name the full name, such as {@code sessionstorage.jdbc.url}
   * @return the text, or null where it is not set
   */
  @Override
  @Nullable String apply(String name);

  /**
   * Returns an object that the framework of the application manages, such as a bean of Spring. CDI
   * is not asked: a store that wants to asks it itself.
   *
   * @param type its type
   * @param <T> its type
   * @return the only object of that type; null if there is none or no framework
   * @throws IllegalStateException if there are several and none of them is the primary one
   */
  default <T> @Nullable T bean(Class<T> type) {
    return null;
  }
}
