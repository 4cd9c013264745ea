// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.spi.InvalidSettingException;
import dev.sessionstorage.spi.store.Configuration;
import dev.sessionstorage.spi.store.StoreProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the store that a jar of the application brings, and joins the cluster over it. */
final class Engines {
  private static final String SWITCH = "sessionstorage.cluster";
  private static final String NAME = "sessionstorage.cluster.name";
  private static final String MEMBER = "sessionstorage.cluster.member";

  private Engines() {}

  /** The provider of the store; null where the heap is enough. */
  static @Nullable StoreProvider find(
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

  private static @Nullable StoreProvider find(@Nullable ClassLoader loader) {
    List<StoreProvider> found =
        ServiceLoader.load(StoreProvider.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    if (found.size() > 1) {
      throw new IllegalStateException(
          "The application has "
              + found.size()
              + " stores for several members: "
              + found
              + ". Leave one of their jars in it.");
    }
    return found.isEmpty() ? null : found.get(0);
  }

  static Cluster start(StoreProvider provider, String name, Configuration source) {
    String application = text(source, NAME, name);
    String member = text(source, MEMBER, member());
    return new ClusterEngine(application, member, provider.open(application, source));
  }

  private static String text(
      Function<String, @Nullable String> source, String setting, String otherwise) {
    String set = source.apply(setting);
    return set == null || set.isBlank() ? otherwise : set.strip();
  }

  private static String member() {
    String host = System.getenv("HOSTNAME");
    String name = host == null || host.isBlank() ? "member" : host;
    return name + "-" + ProcessHandle.current().pid();
  }
}
