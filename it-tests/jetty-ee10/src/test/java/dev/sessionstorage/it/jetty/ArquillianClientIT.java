// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import dev.sessionstorage.it.AllScenarios;
import dev.sessionstorage.it.ContainerUserScenarios;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The scenarios on a Jetty that Arquillian runs, asked from outside. */
@ExtendWith(ArquillianExtension.class)
class ArquillianClientIT implements AllScenarios, ContainerUserScenarios {

  @ArquillianResource
  @OperateOnDeployment("one")
  URL one;

  @ArquillianResource
  @OperateOnDeployment("two")
  URL two;

  @Deployment(name = "one", testable = false)
  static WebArchive one() {
    return Archives.scenarios("one.war");
  }

  @Deployment(name = "two", testable = false)
  static WebArchive two() {
    return Archives.scenarios("two.war");
  }

  @Override
  public URI base() {
    return URI.create(one.toString());
  }

  @Override
  public URI otherBase() {
    return URI.create(two.toString());
  }
}
