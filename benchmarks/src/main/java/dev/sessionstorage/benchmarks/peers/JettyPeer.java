// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Jetty's {@link HttpSession}; for writing with {@code synchronized} on it, as people do. */
@State(Scope.Benchmark)
@SuppressWarnings("SynchronizeOnNonFinalField") // set once, before any thread begins
public class JettyPeer {
  private final HeldRequest held = new HeldRequest(() -> {});
  private JettyApplication jetty;
  private HttpServletRequest request;
  private HttpSession session;

  @Setup
  public void start() throws Exception {
    jetty = new JettyApplication(held, context -> {});
    request = held.send(jetty.port());
    session = request.getSession();
    for (String name : Keys.all()) {
      session.setAttribute(name, "value of " + name);
    }
    session.setAttribute("counter", 0L);
  }

  @TearDown
  public void stop() throws Exception {
    held.release();
    jetty.stop();
  }

  public Object read(String name) {
    return session.getAttribute(name);
  }

  public Object readCurrent(String name) {
    return request.getSession(false).getAttribute(name);
  }

  public void put(String name, Object value) {
    synchronized (session) {
      session.setAttribute(name, value);
    }
  }

  public long count() {
    synchronized (session) {
      long sum = (Long) session.getAttribute("counter") + 1;
      session.setAttribute("counter", sum);
      return sum;
    }
  }
}
