// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.spi.Engine;
import dev.sessionstorage.spi.EngineProvider;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the application's Hazelcast grid: a {@code HazelcastInstance} bean, or the application's
 * own Hazelcast configuration, or the grid of Payara.
 *
 * @since 1.0
 */
public final class HazelcastEngineProvider implements EngineProvider {

  /** Made by {@link java.util.ServiceLoader}. */
  public HazelcastEngineProvider() {}

  @Override
  public Engine start(String application, Function<String, @Nullable String> settings) {
    try {
      Grid grid = Grid.find();
      return grid.engine(application, settings);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "Hazelcast is not there, which session-storage-hazelcast needs ("
              + e.getMessage()
              + "). Add com.hazelcast:hazelcast to the application, or use a server that has it; "
              + Grid.ADVICE,
          e);
    }
  }
}
