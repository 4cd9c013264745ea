// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two members with a grid of their own. As one server it is the first; both run the applications.
 */
final class Pair implements TestServer {
  private final Grid grid = Grid.create();
  private final PayaraMember first = new PayaraMember(grid, grid.first());
  private final Map<String, URI> onSecond = new ConcurrentHashMap<>();
  private PayaraMember second = newSecond();

  private PayaraMember newSecond() {
    return new PayaraMember(grid, grid.second());
  }

  /** One after the other: when both start at once, each waits long for the other. */
  @Override
  public void start() throws Exception {
    first.start();
    second.start();
  }

  @Override
  public void stop() throws Exception {
    try {
      second.stop();
    } finally {
      first.stop();
    }
  }

  @Override
  public War war() {
    return first.war();
  }

  @Override
  public URI deploy(String name, Path war) throws Exception {
    URI address = first.deploy(name, war);
    onSecond.put(name, second.deploy(name, war));
    return address;
  }

  @Override
  public void undeploy(String name) throws Exception {
    onSecond.remove(name);
    first.undeploy(name);
    second.undeploy(name);
  }

  /** What the first member is called. */
  String firstNode() {
    return Grid.address(grid.first());
  }

  /** The address of an application on the second member. */
  URI onSecond(String name) {
    return onSecond.get(name);
  }

  /** Ends the second member at once, as {@code kill -9} does. */
  void killSecond() throws Exception {
    second.kill();
  }

  /** Starts another member in place of the second one, with the same applications. */
  void replaceSecond() throws Exception {
    second = newSecond();
    second.start();
    for (String name : List.copyOf(onSecond.keySet())) {
      onSecond.put(name, second.deploy(name, war()));
    }
  }
}
