// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.net.URI;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a server with two applications while a test class runs. */
public final class RunningServer implements BeforeAllCallback, AfterAllCallback {
  private final TestServer server;
  private URI one;
  private URI two;

  /** Runs this server. */
  public RunningServer(TestServer server) {
    this.server = server;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    try {
      server.start();
      one = server.deploy("one", server.war());
      two = server.deploy("two", server.war());
    } catch (Exception | LinkageError e) {
      server.stop(); // JUnit calls no afterAll then
      throw e;
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    server.stop();
  }

  /** The server itself. */
  public TestServer server() {
    return server;
  }

  /** The address of one application. */
  public URI one() {
    return one;
  }

  /** The address of the other one. */
  public URI two() {
    return two;
  }
}
