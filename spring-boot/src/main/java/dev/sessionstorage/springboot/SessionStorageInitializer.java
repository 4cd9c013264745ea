// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.spi.InvalidSettingException;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;

/**
 * Starts the library while the web server starts, embedded or not. It is the first initializer, so
 * that the library's filter is the first filter.
 */
final class SessionStorageInitializer implements ServletContextInitializer, Ordered {
  private final SpringHost host;
  private volatile @Nullable SessionStorage sessions;

  SessionStorageInitializer(SpringHost host) {
    this.host = host;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void onStartup(ServletContext context) {
    try {
      sessions = SessionStorages.start(context, host);
    } catch (InvalidSettingException e) {
      throw invalid(e);
    }
  }

  /** Boot describes it with the place where the property was set. */
  private static RuntimeException invalid(InvalidSettingException e) {
    RuntimeException invalid =
        new InvalidConfigurationPropertyValueException(e.name(), e.text(), e.expected());
    invalid.addSuppressed(e);
    return invalid;
  }

  SessionStorage sessions() {
    SessionStorage started = sessions;
    if (started == null) {
      throw new IllegalStateException(
          "SessionStorage was called before the web server had started, or in a context that has"
              + " none. Call it from a request, a job, or a listener of ApplicationReadyEvent.");
    }
    return started;
  }
}
