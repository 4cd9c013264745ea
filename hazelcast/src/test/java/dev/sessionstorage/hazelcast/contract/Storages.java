// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.contract;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes storages in a grid, each of an application of its own. */
final class Storages {
  private static final AtomicInteger MADE = new AtomicInteger();

  private Storages() {}

  static String application() {
    return "contract" + MADE.incrementAndGet();
  }

  static SessionStorage storage(Cluster engine, Map<String, String> settings) {
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }
}
