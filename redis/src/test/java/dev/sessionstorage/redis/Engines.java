// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.Engine;
import java.util.Map;

/** Members over the shared server. */
final class Engines {

  private Engines() {}

  static Engine member(String name, String application) {
    return new ClusterEngine(application, name, OneRedis.open(application));
  }

  static SessionStorage storage(Engine engine, Map<String, String> settings) {
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }
}
