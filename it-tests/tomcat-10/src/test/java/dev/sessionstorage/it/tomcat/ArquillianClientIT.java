// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import dev.sessionstorage.it.War;
import dev.sessionstorage.it.arquillian.Archives;
import dev.sessionstorage.it.arquillian.ArquillianScenarios;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The scenarios on a Tomcat that Arquillian runs; its adapter knows no users. */
class ArquillianClientIT extends ArquillianScenarios {

  @Deployment(name = ONE, testable = false)
  static WebArchive one() {
    return Archives.of(ONE, War.withWeld());
  }

  @Deployment(name = TWO, testable = false)
  static WebArchive two() {
    return Archives.of(TWO, War.withWeld());
  }
}
