// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.spi.InvalidSettingException;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;
import org.springframework.web.context.ServletContextAware;

/**
 * Starts the library while the web server starts, embedded or not. It does so as soon as there is a
 * servlet context: Boot creates its initializers before the filters of the application, which may
 * inject what they need. So the library's filter is the first filter.
 */
final class SessionStorageInitializer
    implements ServletContextInitializer, ServletContextAware, Ordered, DisposableBean {
  private final SpringHost host;
  private volatile @Nullable SessionStorage sessions;
  private @Nullable Filter filterOfMock;

  SessionStorageInitializer(SpringHost host) {
    this.host = host;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void setServletContext(ServletContext context) {
    onStartup(context);
  }

  /** Called after the other, or alone if this was needed before there was a servlet context. */
  @Override
  public void onStartup(ServletContext context) {
    if (sessions != null) {
      return;
    }
    try {
      sessions = start(context);
    } catch (InvalidSettingException e) {
      throw invalid(e);
    }
  }

  private SessionStorage start(ServletContext context) {
    if (!OnMockServletContext.isMock(context)) {
      return SessionStorages.start(context, host);
    }
    filterOfMock = SessionStorages.filter(context, host);
    return SessionStorages.of(context);
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

  /** The filter that MockMvc has to call; null where the container calls it. */
  @Nullable Filter filterOfMock() {
    return filterOfMock;
  }

  @Override
  public void destroy() {
    if (filterOfMock != null) {
      filterOfMock.destroy();
    }
  }
}
