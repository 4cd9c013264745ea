// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import dev.sessionstorage.SharedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Says what to write where a {@link SharedObject} is injected and it is not said which. */
final class WantedObjectAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException>
    implements Ordered {

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE; // before Boot's own, which advises to define a bean
  }

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable failure, NoSuchBeanDefinitionException cause) {
    if (cause.getBeanType() != SharedObject.class) {
      return null;
    }
    return new FailureAnalysis(
        "A SharedObject is injected, and nothing says which one. " + cause.getMessage(),
        "Write \"@Current SharedObject storage\" for the storage of the current session, or inject"
            + " \"SessionStorage sessions\" for all sessions.",
        failure);
  }
}
