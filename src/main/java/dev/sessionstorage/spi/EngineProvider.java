// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts the engine of an application that runs on several members. Found by {@link
 * java.util.ServiceLoader} in the application: a jar that has one takes the place of the heap.
 *
 * @since 1.0
 */
public interface EngineProvider {

  /**
   * Connects an application with the grid that keeps its sessions. Called once, at the latest when
   * the application's own listeners are told of its start.
   *
   * @param application its name, the same on all members; what other applications keep in the same
   *     grid is kept apart by it
   * @param settings gives the text of a setting, or null where it is not set
   * @return the engine; whoever asked closes it
   * @throws IllegalStateException if the grid cannot be found or joined; the message says what to
   *     do, and the deployment fails
   * @throws IllegalArgumentException if a setting cannot be read; the message names it
   */
  Engine start(String application, Function<String, @Nullable String> settings);
}
