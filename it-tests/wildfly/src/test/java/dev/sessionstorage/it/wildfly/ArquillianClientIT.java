// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.wildfly;

import dev.sessionstorage.it.ContainerUserScenarios;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.arquillian.Archives;
import dev.sessionstorage.it.arquillian.ArquillianScenarios;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The scenarios on a WildFly that Arquillian runs. */
class ArquillianClientIT extends ArquillianScenarios implements ContainerUserScenarios {

  @Deployment(name = ONE, testable = false)
  static WebArchive one() {
    return Archives.of(ONE, War.plain());
  }

  @Deployment(name = TWO, testable = false)
  static WebArchive two() {
    return Archives.of(TWO, War.plain());
  }
}
