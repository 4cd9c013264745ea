// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import dev.sessionstorage.StorageChanged;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.event.GenericApplicationListenerAdapter;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Finds out whether an application listens to {@link StorageChanged}: if it does not, writing pays
 * nothing for it. Spring's own listeners of everything do not count.
 */
final class ChangeListeners {
  private static final ResolvableType EVENT =
      ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, StorageChanged.class);

  private ChangeListeners() {}

  /** Events go to the parents of a context too. */
  static boolean anyIn(@Nullable ApplicationContext context) {
    return context instanceof AbstractApplicationContext it
        && (it.getApplicationListeners().stream().anyMatch(ChangeListeners::listens)
            || hasUnknown(it)
            || anyIn(it.getParent()));
  }

  private static boolean listens(ApplicationListener<?> listener) {
    boolean ofSpring = listener.getClass().getName().startsWith("org.springframework.");
    boolean ofBean = listener instanceof ApplicationListenerMethodAdapter;
    return (ofBean || !ofSpring) && generic(listener).supportsEventType(EVENT);
  }

  private static GenericApplicationListener generic(ApplicationListener<?> listener) {
    return listener instanceof GenericApplicationListener generic
        ? generic
        : new GenericApplicationListenerAdapter(listener);
  }

  /** A listener that is made later may listen to anything. */
  private static boolean hasUnknown(AbstractApplicationContext context) {
    String[] names = context.getBeanNamesForType(ApplicationListener.class, true, false);
    return Arrays.stream(names).anyMatch(name -> !context.getBeanFactory().containsSingleton(name));
  }
}
