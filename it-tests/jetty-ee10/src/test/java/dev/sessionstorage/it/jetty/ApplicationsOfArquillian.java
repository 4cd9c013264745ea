// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.jboss.arquillian.container.jetty.embedded_12_ee10.WebAppContextProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/** Prepares what Arquillian deploys as we prepare what we deploy ourselves. */
public final class ApplicationsOfArquillian implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(WebAppContextProcessor.class, Preparation.class);
  }

  /** Called for each application. */
  public static final class Preparation implements WebAppContextProcessor {

    @Override
    public void process(WebAppContext application, Archive<?> archive) {
      JettyEe10.prepare(application);
    }
  }
}
