// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import org.jspecify.annotations.Nullable;

/**
 * A value within a place, whose path is put together only where a message needs it.
 *
 * @param outer the place
 * @param step the value's name or index there
 */
record Step(Located outer, Object step) implements Located {

  @Override
  public String path(@Nullable Object key) {
    String path = outer.path(step);
    if (key == null) {
      return path;
    }
    return key instanceof Integer ? path + "[" + key + "]" : path + "." + key;
  }
}
