// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Called by the container at the start of each application that has the jar. Registers the filter
 * here rather than in the web fragment: only so does it come before the filters of {@code web.xml}.
 */
public final class WebInitializer implements ServletContainerInitializer {
  private static final String NAME = "session_storage";

  /** For the service loader. */
  public WebInitializer() {}

  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
    if (context.getFilterRegistration(NAME) != null) {
      return; // the jar is there twice, in the server and in the application
    }
    WebApplication application = WebApplication.start(context);
    FilterRegistration.Dynamic filter = context.addFilter(NAME, new BindingFilter(application));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    context.addListener(new SessionBinder(application));
    context.addListener(new ApplicationLifecycle(application));
  }
}
