// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.context.WebApplicationContext;

/** Matches in tests without a web server, whose servlet context takes no filter. */
final class OnMockServletContext implements Condition {
  private static final String MOCK = "org.springframework.mock.web.MockServletContext";

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return context.getResourceLoader() instanceof WebApplicationContext it
        && isMock(it.getServletContext());
  }

  /** Spring's mocks are not on the class path of an application, and Boot has one of its own. */
  static boolean isMock(@Nullable ServletContext context) {
    Class<?> type = context == null ? null : context.getClass();
    while (type != null && !type.getName().equals(MOCK)) {
      type = type.getSuperclass();
    }
    return type != null;
  }
}
