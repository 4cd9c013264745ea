// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import dev.sessionstorage.SessionClosed;
import dev.sessionstorage.SessionOpened;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.servlet.Host;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Takes settings and beans from Spring, and publishes events to Spring's listeners. */
final class SpringHost implements Host, SmartInitializingSingleton {
  private final SessionStorageProperties properties;
  private final Environment environment;
  private final ConfigurableApplicationContext context;

  /** Until all listeners are known there may be one. */
  private volatile boolean observesChanges = true;

  SpringHost(
      SessionStorageProperties properties,
      Environment environment,
      ConfigurableApplicationContext context) {
    this.properties = properties;
    this.environment = environment;
    this.context = context;
  }

  /** Engines have settings that only they know. */
  @Override
  public @Nullable String setting(String name) {
    String text = properties.text(name);
    return text == null ? environment.getProperty(name) : text;
  }

  @Override
  public <T> @Nullable T bean(Class<T> type) {
    try {
      return context.getBeanProvider(type).getIfAvailable();
    } catch (NoUniqueBeanDefinitionException e) {
      throw new IllegalStateException(
          "Session Storage needs one %s, and there are several: %s. Mark one of them as @Primary."
              .formatted(type.getName(), e.getBeanNamesFound()),
          e);
    }
  }

  @Override
  public void opened(SessionOpened event) {
    publish(event);
  }

  @Override
  public void closed(SessionClosed event) {
    publish(event);
  }

  @Override
  public void afterSingletonsInstantiated() {
    observesChanges = ChangeListeners.anyIn(context);
  }

  @Override
  public boolean observesChanges() {
    return observesChanges;
  }

  @Override
  public void changed(StorageChanged event) {
    publish(event);
  }

  /** A context that is closing has no listeners any more. */
  private void publish(Object event) {
    if (context.isActive()) {
      context.publishEvent(event);
    }
  }
}
