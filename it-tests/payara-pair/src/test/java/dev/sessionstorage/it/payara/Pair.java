// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Two nodes with a grid of their own. As one server it is the first; both run the applications. */
final class Pair implements TestServer {
  private final Map<String, URI> onSecond = new ConcurrentHashMap<>();
  private final Grid grid;
  private final PayaraMember first;
  private PayaraMember second;

  Pair() {
    try {
      grid = Grid.create();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    first = new PayaraMember(grid.options(grid.first()));
    second = newSecond();
  }

  private PayaraMember newSecond() {
    return new PayaraMember(grid.options(grid.second()));
  }

  /** One after the other: at once, each waits long for the other. */
  @Override
  public void start() throws Exception {
    first.start();
    second.start();
  }

  @Override
  public void stop() throws Exception {
    second.stop();
    first.stop();
  }

  @Override
  public War war() {
    return first.war();
  }

  @Override
  public URI deploy(String name, War war) throws Exception {
    URI address = first.deploy(name, war);
    onSecond.put(name, second.deploy(name, war));
    return address;
  }

  @Override
  public void undeploy(String name) throws Exception {
    first.undeploy(name);
    second.undeploy(name);
  }

  /** The address of an application on the second node. */
  URI onSecond(String name) {
    return onSecond.get(name);
  }

  /** Ends the second node at once, as {@code kill -9} does. */
  void killSecond() throws Exception {
    second.kill();
  }

  /** Starts another node in place of the second one. */
  void replaceSecond(String name) throws Exception {
    second = newSecond();
    second.start();
    onSecond.put(name, second.deploy(name, war()));
  }
}
