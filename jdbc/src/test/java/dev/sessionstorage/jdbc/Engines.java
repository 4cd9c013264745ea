// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Members over a database. */
final class Engines {
  private static final AtomicInteger MADE = new AtomicInteger();

  private Engines() {}

  static String application() {
    return "contract" + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
  }

  static Cluster member(String name, String application, Map<String, String> database) {
    return new ClusterEngine(application, name, Databases.open(application, database));
  }

  static SessionStorage storage(Cluster engine, Map<String, String> settings) {
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }
}
