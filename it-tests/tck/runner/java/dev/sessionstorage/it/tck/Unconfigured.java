// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tck;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** There is nothing to configure. */
public final class Unconfigured implements ContainerConfiguration {
  @Override
  public void validate() {}
}
