// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.SharedObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.lang.reflect.Member;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stops a deployment that wants a shared object without saying which, unless the application has a
 * bean or a producer for that. The beans of the library are ordinary ones, discovered in this
 * archive.
 */
public class SessionStorageExtension implements Extension {
  private static final int LAST = Integer.MAX_VALUE;

  private final Queue<Member> unqualified = new ConcurrentLinkedQueue<>();
  private volatile boolean produced;

  /** For the service loader. */
  public SessionStorageExtension() {}

  <T> void note(@Observes ProcessInjectionPoint<T, SharedObject> point) {
    if (point.getInjectionPoint().getQualifiers().contains(Default.Literal.INSTANCE)) {
      unqualified.add(point.getInjectionPoint().getMember());
    }
  }

  <T> void note(@Observes ProcessBean<T> event) {
    Bean<T> bean = event.getBean();
    if (bean.getTypes().contains(SharedObject.class)
        && bean.getQualifiers().contains(Default.Literal.INSTANCE)) {
      produced = true;
    }
  }

  /** The container's own message would not say what to write instead. */
  void check(@Observes @Priority(LAST) AfterBeanDiscovery event) {
    if (!produced) {
      unqualified.forEach(
          member -> event.addDefinitionError(new DefinitionException(Advice.on(member))));
    }
  }
}
