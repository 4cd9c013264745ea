// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.net.URI;

/** Scenarios on a server that the test class runs. */
public interface OnServer extends IsolationScenarios {

  /** The server, registered as an extension. */
  RunningServer running();

  @Override
  default URI base() {
    return running().one();
  }

  @Override
  default URI otherBase() {
    return running().two();
  }

  /** Applications of a test go here. */
  default TestServer server() {
    return running().server();
  }
}
