// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.cluster.ClusterEngines;
import dev.sessionstorage.spi.Engine;
import dev.sessionstorage.spi.EngineProvider;
import dev.sessionstorage.spi.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the engine that a jar of the application brings. */
final class Engines {
  private static final String SWITCH = "sessionstorage.cluster";
  private static final String NAME = "sessionstorage.cluster.name";

  private Engines() {}

  /** The provider of the engine; null where the heap is enough. */
  static @Nullable EngineProvider find(
      @Nullable ClassLoader loader, Function<String, @Nullable String> source) {
    return isOn(source.apply(SWITCH)) ? find(loader) : null;
  }

  /** In YAML an unquoted on or off arrives as true or false. */
  private static boolean isOn(@Nullable String given) {
    String text = given == null ? "on" : given;
    return switch (text.strip()) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new InvalidSettingException(SWITCH, text, "expected on or off");
    };
  }

  private static @Nullable EngineProvider find(@Nullable ClassLoader loader) {
    List<EngineProvider> found = new ArrayList<>(ClusterEngines.find(loader));
    ServiceLoader.load(EngineProvider.class, loader).forEach(found::add);
    if (found.size() > 1) {
      throw new IllegalStateException(
          "The application has "
              + found.size()
              + " engines for several members: "
              + found
              + ". Leave one of their jars in it.");
    }
    return found.isEmpty() ? null : found.get(0);
  }

  static Engine start(
      EngineProvider provider, String name, Function<String, @Nullable String> source) {
    String set = source.apply(NAME);
    return provider.start(set == null ? name : set.strip(), source);
  }
}
