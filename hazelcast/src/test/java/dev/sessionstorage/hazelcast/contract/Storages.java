// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.contract;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.Engine;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes storages in a grid, each of an application of its own. */
final class Storages {
  private static final AtomicInteger MADE = new AtomicInteger();

  private Storages() {}

  static String application() {
    return "contract" + MADE.incrementAndGet();
  }

  static SessionStorage storage(Engine engine, Map<String, String> settings) {
    return new SessionManager(Settings.from(settings::get), () -> engine);
  }
}
