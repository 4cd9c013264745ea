// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Called by the container at the start of each application that has the jar. */
public final class WebInitializer implements ServletContainerInitializer {

  /** For the service loader. */
  public WebInitializer() {}

  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
    WebStart.byContainer(context);
  }
}
