// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.spi.store.Configuration;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/** What a web application and its framework say. */
record HostConfiguration(ServletContext context, Host host) implements Configuration {

  @Override
  public @Nullable String apply(String name) {
    String override = System.getProperty(name);
    String text = override == null ? host.setting(name) : override;
    return text == null ? context.getInitParameter(name) : text;
  }

  @Override
  public <T> @Nullable T bean(Class<T> type) {
    return host.bean(type);
  }
}
