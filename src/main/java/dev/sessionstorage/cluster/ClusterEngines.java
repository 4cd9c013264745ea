// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.spi.EngineProvider;
import dev.sessionstorage.spi.store.StoreProvider;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the store that a jar of the application brings. */
public final class ClusterEngines {
  private ClusterEngines() {}

  /**
   * Finds all stores.
   *
   * @param loader where to look; null: where the present thread does
   * @return for each one what makes an engine over it
   */
  public static List<EngineProvider> find(@Nullable ClassLoader loader) {
    return ServiceLoader.load(StoreProvider.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .map(ClusterEngines::over)
        .toList();
  }

  private static EngineProvider over(StoreProvider provider) {
    return (application, settings) ->
        new ClusterEngine(application, member(), provider.open(application, settings));
  }

  /** The name that people see of this member. */
  private static String member() {
    String host = System.getenv("HOSTNAME");
    String name = host == null || host.isBlank() ? "member" : host;
    return name + "-" + ProcessHandle.current().pid();
  }
}
