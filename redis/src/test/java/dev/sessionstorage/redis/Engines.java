// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;

/** Members over the shared server. */
final class Engines {

  private Engines() {}

  static Cluster member(String name, String application) {
    return new ClusterEngine(application, name, OneRedis.open(application));
  }

  static SessionStorage storage(Cluster engine, Map<String, String> settings) {
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }
}
