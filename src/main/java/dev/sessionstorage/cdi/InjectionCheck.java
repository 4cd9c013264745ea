// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.SessionStorage;
import jakarta.enterprise.inject.InjectionException;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what servlets and filters want injected of this library. Some containers only log such a
 * failure and leave the field null; here it stops the deployment.
 */
final class InjectionCheck {
  private final BeanManager beans;

  InjectionCheck(BeanManager beans) {
    this.beans = beans;
  }

  void check(ServletContext context) {
    try {
      check(context, context.getServletRegistrations().values());
      check(context, context.getFilterRegistrations().values());
    } catch (UnsupportedOperationException e) {
      // the listener by which CDI begins was added by a program: then nobody may ask (Servlet 4.4)
    }
  }

  private void check(ServletContext context, Collection<? extends Registration> registrations) {
    Set<String> names = new LinkedHashSet<>();
    registrations.forEach(registration -> names.add(registration.getClassName()));
    names.stream()
        .map(name -> load(name, context))
        .flatMap(Optional::stream)
        .forEach(this::checkFields);
  }

  /** Empty for a component of the server that the application cannot see. */
  private static Optional<Class<?>> load(@Nullable String name, ServletContext context) {
    try {
      return name == null
          ? Optional.empty()
          : Optional.of(Class.forName(name, false, context.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private <T> void checkFields(Class<T> component) {
    for (AnnotatedField<? super T> field : beans.createAnnotatedType(component).getFields()) {
      Class<?> wanted = field.getJavaMember().getType();
      if (field.isAnnotationPresent(Inject.class)
          && wanted.getPackage() == SessionStorage.class.getPackage()) {
        validate(field);
      }
    }
  }

  private void validate(AnnotatedField<?> field) {
    try {
      beans.validate(beans.createInjectionPoint(field));
    } catch (InjectionException | IllegalArgumentException e) {
      throw new DeploymentException(Advice.on(field.getJavaMember()), e);
    }
  }
}
