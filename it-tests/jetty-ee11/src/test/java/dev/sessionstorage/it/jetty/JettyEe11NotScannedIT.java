// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.NotScanned;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.junit.jupiter.api.Test;

/** Jetty that scans the jar of the library and no other one. */
class JettyEe11NotScannedIT extends JettyEe11 {
  private ContextHandler application;

  @Override
  protected ContextHandler newApplication(Path war) {
    application = super.newApplication(war);
    application.setAttribute(
        "org.eclipse.jetty.server.webapp.WebInfIncludeJarPattern",
        ".*/session-storage[^/]*\\.jar$");
    return application;
  }

  @Test
  void the_initializer_of_a_jar_that_is_not_scanned_runs() throws Exception {
    try {
      start();
      URI unused = deploy("app", NotScanned.war());

      assertThat(application.getContext().getAttribute(NotScanned.ATTRIBUTE)).isEqualTo("has run");
    } finally {
      stop();
    }
  }
}
