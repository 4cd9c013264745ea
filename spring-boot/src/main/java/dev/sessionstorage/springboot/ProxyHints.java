// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Tells a native image of the proxies that {@link Delegate} makes. */
final class ProxyHints implements RuntimeHintsRegistrar {

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
    hints.proxies().registerJdkProxy(SessionStorage.class);
    hints.proxies().registerJdkProxy(SharedObject.class);
  }
}
