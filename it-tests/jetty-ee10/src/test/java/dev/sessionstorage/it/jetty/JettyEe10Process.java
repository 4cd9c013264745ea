// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import dev.sessionstorage.it.War;
import dev.sessionstorage.it.process.Agent;
import dev.sessionstorage.it.process.AgentServer;
import dev.sessionstorage.it.process.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;

/** Jetty 12.0 in a process of its own, which keeps sessions in files. */
final class JettyEe10Process extends AgentServer {

  JettyEe10Process(Path store) {
    super(store);
  }

  @Override
  protected Path jar() {
    return ServerProcess.jarOf(Server.class);
  }

  @Override
  protected String classPath() {
    return System.getProperty("java.class.path");
  }

  @Override
  protected Class<?> main() {
    return InProcess.class;
  }

  @Override
  public War war() {
    return War.withWeld();
  }

  /** Jetty in that process. */
  record InProcess(JettyServer jetty) implements Agent.Server {

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
      Agent.Place place = Agent.Place.of(arguments);
      JettyServer jetty = new JettyEe10().keepingSessionsIn(place.store()).at(place.port());
      Agent.run(new InProcess(jetty));
    }

    @Override
    public void start() throws Exception {
      jetty.start();
    }

    @Override
    public void deploy(String name, Path war) throws Exception {
      URI unused = jetty.deploy(name, war);
    }

    @Override
    public void undeploy(String name) throws Exception {
      jetty.undeploy(name);
    }

    @Override
    public void stop() throws Exception {
      jetty.stop();
    }
  }
}
