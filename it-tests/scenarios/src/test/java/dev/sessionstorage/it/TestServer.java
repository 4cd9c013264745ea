// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** All that a server has to offer to be tested. It listens on 127.0.0.1 and a free port. */
public interface TestServer {

  /** Starts the server, without any application. */
  void start() throws Exception;

  /** Stops the server and all that it runs; does nothing when it does not run. */
  void stop() throws Exception;

  /** The scenarios as this server needs them: with Weld, or without. */
  War war();

  /**
   * Deploys an application and waits until it answers.
   *
   * @param name the context path, without the slash
   * @param war the application, a file that is the server's from now on
   * @return its address, with a slash at its end
   * @throws Exception if the deployment fails: its causes say why
   */
  URI deploy(String name, Path war) throws Exception;

  /** Deploys the scenarios, as {@link #deploy(String, Path)} does any application. */
  default URI deploy(String name, War war) throws Exception {
    return deploy(name, war.file());
  }

  /** Undeploys an application; does nothing when there is none of this name. */
  void undeploy(String name) throws Exception;

  /** Ends it at once, as {@code kill -9} does, when it runs in a process of its own. */
  default void kill() throws Exception {
    throw new UnsupportedOperationException("it would end the tests too");
  }

  /** What it has logged until now, when it runs in a process of its own. */
  default List<String> log() {
    return List.of();
  }
}
