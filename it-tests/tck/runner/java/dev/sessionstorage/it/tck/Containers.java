// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tck;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes the server of this module known to Arquillian. */
public final class Containers implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(DeployableContainer.class, ServerUnderTest.class);
  }
}
