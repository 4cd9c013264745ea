// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A grid as the application's own Hazelcast configuration says. */
final class OwnConfig {
  /** What a member needs that keeps sessions, where the configuration says nothing of it. */
  static final Map<String, String> NEEDED =
      Map.of(
          "hazelcast.max.no.heartbeat.seconds", "15",
          "hazelcast.operation.call.timeout.millis", "10000",
          "hazelcast.operation.fail.on.indeterminate.state", "true",
          "hazelcast.merge.first.run.delay.seconds", "10",
          "hazelcast.merge.next.run.delay.seconds", "10");

  private static final Map<String, String> POLITE =
      Map.of("hazelcast.phone.home.enabled", "false", "hazelcast.shutdownhook.policy", "GRACEFUL");

  private OwnConfig() {}

  static @Nullable HazelcastInstance start() {
    ClassLoader loader = classLoader();
    try {
      Config config = find(loader);
      return config == null ? null : Hazelcast.newHazelcastInstance(complete(config, loader));
    } catch (HazelcastException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The application's Hazelcast configuration does not work: " + e.getMessage(), e);
    }
  }

  private static ClassLoader classLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? OwnConfig.class.getClassLoader() : context;
  }

  static @Nullable Config find(ClassLoader loader) {
    if (System.getProperty("hazelcast.config") != null) {
      return Config.load();
    }
    for (String name : new String[] {"hazelcast.xml", "hazelcast.yaml", "hazelcast.yml"}) {
      if (loader.getResource(name) != null) {
        return Config.loadFromClasspath(loader, name, System.getProperties());
      }
    }
    return null;
  }

  /** The properties that neither the configuration sets nor the system. */
  static List<String> unset(Config config, Map<String, String> properties) {
    return properties.keySet().stream()
        .filter(name -> config.getProperty(name) == null)
        .sorted()
        .toList();
  }

  static Config complete(Config config, ClassLoader loader) {
    if (config.getClassLoader() == null) {
      config.setClassLoader(loader);
    }
    unset(config, NEEDED).forEach(name -> config.setProperty(name, NEEDED.get(name)));
    unset(config, POLITE).forEach(name -> config.setProperty(name, POLITE.get(name)));
    MemberSocket.separate(config);
    return config;
  }
}
