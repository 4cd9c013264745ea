// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import dev.sessionstorage.it.KeepAliveScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.War;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only Tomcat 11 has: Servlet 6.1. */
class Tomcat11IT implements KeepAliveScenarios {

  @RegisterExtension
  static final RunningServer SERVER = new RunningServer(new TomcatServer(War.withWeld()));

  @Override
  public RunningServer running() {
    return SERVER;
  }
}
