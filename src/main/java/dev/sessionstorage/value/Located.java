// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import org.jspecify.annotations.Nullable;

/** A place that error messages can name. */
@FunctionalInterface
public interface Located {

  /**
   * Returns the path of a value that is kept here.
   *
   * @param key the value's name (a {@code String}) or index (an {@code Integer}), or null for the
   *     place itself
   * @return the path, such as {@code settings.lines[2]}
   */
  String path(@Nullable Object key);
}
