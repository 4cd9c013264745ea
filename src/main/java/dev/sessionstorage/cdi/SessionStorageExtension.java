// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.SharedObject;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;

/**
 * Stops a deployment that wants a shared object without saying which. The beans themselves are
 * ordinary ones, discovered in this archive.
 */
public class SessionStorageExtension implements Extension {

  /** For the service loader. */
  public SessionStorageExtension() {}

  <T> void check(@Observes ProcessInjectionPoint<T, SharedObject> point) {
    if (point.getInjectionPoint().getQualifiers().contains(Default.Literal.INSTANCE)) {
      point.addDefinitionError(
          new DefinitionException(Advice.on(point.getInjectionPoint().getMember())));
    }
  }
}
