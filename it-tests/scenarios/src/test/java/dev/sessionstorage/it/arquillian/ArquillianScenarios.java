// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.arquillian;

import dev.sessionstorage.it.AllScenarios;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The scenarios on a server that Arquillian runs, asked from outside. Who extends this deploys two
 * applications, called as the constants are, and not testable.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class ArquillianScenarios implements AllScenarios {
  /** The name of one deployment. */
  public static final String ONE = "one";

  /** The name of the other. */
  public static final String TWO = "two";

  @ArquillianResource
  @OperateOnDeployment(ONE)
  URL one;

  @ArquillianResource
  @OperateOnDeployment(TWO)
  URL two;

  @Override
  public URI base() {
    return URI.create(one.toString());
  }

  @Override
  public URI otherBase() {
    return URI.create(two.toString());
  }
}
