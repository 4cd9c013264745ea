// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.file.Files;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Tomcat's {@link HttpSession}. */
@State(Scope.Benchmark)
public class TomcatPeer {
  /** Held, so that its level is, too. */
  private static final Logger LOGGER = Logger.getLogger("org.apache");

  private final HeldRequest held = new HeldRequest(() -> {});
  private final Tomcat tomcat = new Tomcat();
  private HttpServletRequest request;
  private HttpSession session;

  @Setup
  public void start() throws Exception {
    LOGGER.setLevel(java.util.logging.Level.SEVERE);
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "held", held);
    context.addServletMappingDecoded("/", "held");
    tomcat.start();
    request = held.send(tomcat.getConnector().getLocalPort());
    session = request.getSession();
    for (String name : Keys.all()) {
      session.setAttribute(name, "value of " + name);
    }
  }

  @TearDown
  public void stop() throws Exception {
    held.release();
    tomcat.stop();
    tomcat.destroy();
  }

  public Object read(String name) {
    return session.getAttribute(name);
  }

  public Object readCurrent(String name) {
    return request.getSession(false).getAttribute(name);
  }
}
