// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import dev.sessionstorage.it.NoKeepAliveScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.War;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only Tomcat 10 has: Servlet 6.0. */
class Tomcat10IT implements NoKeepAliveScenarios {

  @RegisterExtension
  static final RunningServer SERVER = new RunningServer(new TomcatServer(War.withWeld()));

  @Override
  public RunningServer running() {
    return SERVER;
  }
}
