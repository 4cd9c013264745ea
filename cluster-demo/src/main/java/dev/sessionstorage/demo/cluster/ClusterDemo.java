// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;

/** Starts three members of the demo, and starts those again that were killed. */
public final class ClusterDemo {

  private ClusterDemo() {}

  /**
   * Takes {@code --jdbc} or {@code --redis}, or nothing for a grid; then the ports of the three
   * members, or none for the usual ones.
   */
  public static void main(String[] arguments) throws Exception {
    try {
      Options options = Options.of(arguments);
      Engine engine = options.engine();
      Folder folder = Folder.ofThisProgram(engine);
      options.ports().check(engine);
      run(new Cluster(folder, engine, options.ports()), engine);
    } catch (StartException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Cluster cluster, Engine engine) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop, "stop"));
    System.out.println("Three members are starting. It takes about half a minute.");
    cluster.start();
    System.out.println(Text.whatToTry(cluster, engine));
    restartOnEnter(cluster);
    new CountDownLatch(1).await(); // nobody types here: it ends by a signal
  }

  private static void restartOnEnter(Cluster cluster) throws IOException {
    BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    while (keyboard.readLine() != null) {
      try {
        cluster.restart();
      } catch (StartException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
